import { describe, expect, test } from 'vitest'
import { createVault } from './vault.ts'

describe('the vault', () => {
  const vault = createVault('one secret of a site that nobody guesses')

  test('gives back what was put in, and never looks the same twice', () => {
    const sealed = vault.seal('p\u00e4ssword')
    expect(vault.unseal(sealed)).toBe('p\u00e4ssword')
    expect(vault.seal('p\u00e4ssword')).not.toBe(sealed)
    expect(sealed).not.toContain('ssword')
  })

  test('refuses what was sealed under another secret', () => {
    expect(() => createVault('another secret').unseal(vault.seal('x'))).toThrow('another SHOPDB_SECRET')
  })

  test.each(['', 'plain text', 'v2.a.b.c'])('refuses %j, which it never sealed', (text) => {
    expect(() => vault.unseal(text)).toThrow('cannot be read')
  })

  test('refuses what was changed since', () => {
    const [version, nonce, tag, body = ''] = vault.seal('pay 10').split('.')
    const changed = Buffer.from(body, 'base64url').map((byte) => byte ^ 1)
    expect(() => vault.unseal([version, nonce, tag, Buffer.from(changed).toString('base64url')].join('.'))).toThrow(
      'cannot be read',
    )
  })
})
