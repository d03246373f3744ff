import { describe, expect, test } from 'vitest'
import { decoyhash, hashPassword, isOutdated, isPasswordOf } from './passwords.ts'

const good = 'plum rivet lathe cloud'

describe('a password', () => {
  test('is kept as an argon2id hash of 19 MiB and two passes, never twice the same', async () => {
    const [first, second] = await Promise.all([hashPassword(good), hashPassword(good)])
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u)
    expect(second).not.toBe(first)
  })

  test('is known again, and another one is not', async () => {
    const kept = await hashPassword(good)
    expect(await isPasswordOf(kept, good)).toBe(true)
    expect(await isPasswordOf(kept, `${good}s`)).toBe(false)
    expect(await isPasswordOf(kept, '')).toBe(false)
  })

  test('is the same whichever way the keyboard composes its letters', async () => {
    const kept = await hashPassword('caf\u00e9 au lait to go')
    expect(await isPasswordOf(kept, 'cafe\u0301 au lait to go')).toBe(true)
  })

  test('hashed by another program at another cost is known, and due to be hashed anew', async () => {
    // Made by the reference implementation: argon2 -id -m 16 -t 2 -p 1 over "password" with the salt "somesalt".
    const other = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await isPasswordOf(other, 'password')).toBe(true)
    expect(isOutdated(other)).toBe(true)
    expect(isOutdated(await hashPassword(good))).toBe(false)
  })

  test('of a name that nobody has is compared at the cost of a real one', async () => {
    expect(isOutdated(decoyhash)).toBe(false)
    expect(await isPasswordOf(decoyhash, good)).toBe(false)
  })
})
