import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimFolder } from './claim-folder.ts'

const program = join(import.meta.dirname, '../../bin/shopdb.js')

interface Ended {
  readonly code: number
  readonly stderr: string
}

/** Starts the shop as a person does, and waits until it has given up. */
function start(environment: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, 'serve'],
      { env: { ...process.env, PORT: '0', ...environment } },
      (_error, _stdout, stderr) => resolve({ code: child.exitCode ?? -1, stderr }),
    )
  })
}

describe('a shop that cannot start says so in one line and exits with 1', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-start-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const refusal = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    const { code, stderr } = await start({ SHOPDB_DATA: folder, ...environment })
    expect(code).toBe(1)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    return stderr
  }

  test('when a setting is wrong', async () => {
    expect(await refusal({ PORT: 'http' })).toContain("PORT must be a whole number from 0 to 65535, not 'http'")
  })

  test('when the data folder is a file', async () => {
    await writeFile(join(folder, 'data'), '')
    expect(await refusal({ SHOPDB_DATA: join(folder, 'data') })).toContain(
      'cannot be used: there is a file of that name',
    )
  })

  test('when a part of the path to the data folder is a file', async () => {
    await writeFile(join(folder, 'data'), '')
    expect(await refusal({ SHOPDB_DATA: join(folder, 'data/of/the/shop') })).toContain(
      'cannot be used: a part of its path is a file',
    )
  })

  test('when the file of the database is none', async () => {
    await writeFile(join(folder, 'shopdb.sqlite'), 'This is a letter to my aunt. '.repeat(40))
    expect(await refusal({})).toContain('is not a SQLite database')
  })

  test('when no database server listens, and it keeps the password to itself', async () => {
    const line = await refusal({ DATABASE_URL: 'mysql://shop:hunter2@127.0.0.1:1/shop' })
    expect(line).toContain('DATABASE_URL')
    expect(line).not.toContain('hunter2')
  })

  test('when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    // A listening TCP server has a port.
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toBe(
      `Port ${port} is in use by another program; stop that one, or set PORT to another port.\n`,
    )
    other.close()
  })

  test('when another server works on the same folder', async () => {
    const release = claimFolder(folder)
    expect(await refusal({})).toContain(`Another ShopDB is running on the folder ${folder}`)
    release()
  })

  test('when the first password is too weak', async () => {
    expect(await refusal({ SHOPDB_ADMIN_PASSWORD: 'short' })).toContain('SHOPDB_ADMIN_PASSWORD')
  })
})
