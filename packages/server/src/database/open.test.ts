import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testEngines } from '../testing/engines.ts'
import { mysqlVariable } from '../testing/global-setup.ts'
import { openLink } from './mysql-link.ts'
import { openDatabase } from './open.ts'

/** What opening says; every refusal is `unavailable`, one line, and hides the password. */
async function refusal(settings: { url?: string; file?: string }): Promise<string> {
  const error: unknown = await openDatabase(settings).then(
    async (database) => database.close().then(() => 'it opened'),
    (cause: unknown) => cause,
  )
  if (!(error instanceof Error)) return String(error)
  expect(error).toMatchObject({ name: 'ShopError', code: 'unavailable' })
  expect(error.message).not.toMatch(/\n|sesame/)
  return error.message
}

describe('a DATABASE_URL that cannot work is refused with a sentence', () => {
  const bad = {
    'postgres://host/shop': 'not the address',
    nonsense: 'not the address',
    'mysql://host': 'does not name a database',
  }
  for (const [url, words] of Object.entries(bad)) {
    test(url, async () => expect(await refusal({ url })).toContain(words))
  }

  test('with a number of connections that is none', async () => {
    expect(await refusal({ url: 'mysql://root@127.0.0.1/shop?connections=many' })).toContain('from 3 to 1000')
  })

  test('where nothing listens', async () => {
    expect(await refusal({ url: 'mysql://root:sesame@127.0.0.1:1/shop' })).toContain('Nothing listens')
  })

  test('where the host has no address', async () => {
    expect(await refusal({ url: 'mysql://root:sesame@nowhere.invalid/shop' })).toContain('not known')
  })
})

describe.skipIf(!testEngines().includes('mysql'))('a server that refuses us is quoted in a sentence', () => {
  const url = new URL(process.env[mysqlVariable] ?? 'mysql://none')
  const at = (change: Partial<URL>): string => Object.assign(new URL(url), change).href

  beforeAll(async () => {
    const connection = await openLink(url.href)
    await connection.query("create or replace user 'guest'@'127.0.0.1' identified by 'open'")
    await connection.end()
  })

  test('when the password is wrong', async () => {
    const said = await refusal({ url: at({ username: 'guest', password: 'sesame', pathname: '/shop' }) })
    expect(said).toContain('user name or the password')
  })

  test('when the database does not exist', async () => {
    expect(await refusal({ url: at({ pathname: '/nosuchshop' }) })).toContain('does not exist')
  })

  test('when the user may not use the database', async () => {
    expect(await refusal({ url: at({ username: 'guest', password: 'open', pathname: '/mysql' }) })).toContain(
      'may not use',
    )
  })

  test('when it does not speak TLS', async () => {
    expect(await refusal({ url: `${at({ pathname: '/shop' })}?ssl=true` })).toContain('does not speak TLS')
  })
})

describe('a file that cannot work is refused with a sentence', () => {
  const places = { folder: '' }
  const inside = (name: string): string => join(places.folder, name)

  beforeAll(async () => {
    places.folder = await mkdtemp(join(tmpdir(), 'shopdb-open-'))
    await writeFile(inside('text'), 'This is a text and not a database, whatever its name says. '.repeat(100))
  })
  afterAll(() => rm(places.folder, { recursive: true }))

  test('when it is no database', async () => {
    expect(await refusal({ file: inside('text') })).toMatch(/text cannot be used\. .*not a SQLite database/)
  })

  test('when it is a folder', async () => {
    expect(await refusal({ file: places.folder })).toContain('cannot be opened')
  })

  test('when its folder cannot be made', async () => {
    expect(await refusal({ file: inside('text/data/shop.db') })).toMatch(/folder .*text\/data .*cannot be made/)
  })

  test('and one in a new folder is made', async () => {
    expect(await refusal({ file: inside('new/data/shop.db') })).toBe('it opened')
  })
})
