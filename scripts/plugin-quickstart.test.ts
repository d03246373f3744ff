import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { EngineName } from '../packages/server/src/database/database.ts'
import { freshDatabase, testEngines } from '../packages/server/src/testing/engines.ts'
import { blocksOf } from './page-blocks.ts'

const root = join(import.meta.dirname, '..')
const page = await readFile(join(root, 'docs/PLUGIN-QUICKSTART.md'), 'utf8')
const patience = 240_000

/** What a reader has: a home of their own, a site, and a shell in the folder of ShopDB. */
async function readerOn(engine: EngineName) {
  const home = await mkdtemp(join(tmpdir(), 'shopdb-quickstart-'))
  const fresh = await freshDatabase(engine)
  const password = 'correct horse battery staple'
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    PORT: '0',
    SHOPDB_DATA: join(home, 'data'),
    DATABASE_URL: fresh.settings.url ?? '',
    SHOPDB_ADMIN_PASSWORD: password,
  }
  const leave = async (): Promise<void> => {
    await fresh.remove()
    await rm(home, { recursive: true, force: true })
  }
  return { home, env, password, leave }
}

type Reader = Awaited<ReturnType<typeof readerOn>>

/** Runs a block as it stands; throws what it said when a command of it fails. */
function typed({ env }: Reader, commands: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn('bash', ['-e', '-c', commands], { cwd: root, env: { ...env, ...more } })
  return new Promise((resolve, reject) => {
    const said = { out: '', error: '' }
    child.stdout.on('data', (piece: Buffer) => (said.out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (said.error += piece.toString()))
    child.once('close', (code) =>
      code === 0 ? resolve(said.out) : reject(new Error(`${commands}\n${said.out}\n${said.error}`)),
    )
  })
}

interface Served {
  readonly url: string
  stop(): Promise<void>
}

/** `npm start` without the building of pages, which other tests are about; `exec`, so that a stop reaches the server. */
async function served({ env }: Reader, command: string): Promise<Served> {
  const program = `${process.execPath} ${join(root, 'packages/server/bin/shopdb.js')} serve`
  const started = command.replace(/(?<words>.*)npm start/u, (_all, words: string) => `export ${words}; exec ${program}`)
  const child = spawn('bash', ['-e', '-c', started], { cwd: root, env })
  // Also where the test fails on its way.
  onTestFinished(() => void child.kill())
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('close', () => resolve())
      if (!child.kill()) resolve()
    })
  return { url: await addressOf(child), stop }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (piece: Buffer): void => {
      said += piece.toString()
      const address = /Open\s+(http:\S+)/u.exec(said)?.[1]
      if (address) resolve(address)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', () => reject(new Error(`The site did not start: ${said}`)))
  })
}

/** What the reader does on the pages of the site. */
async function adminAt(url: string, { password }: Reader) {
  const login = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  })
  const cookies = login.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const csrf = cookies.find((cookie) => cookie.startsWith('shopdb_csrf='))?.split('=')[1] ?? ''
  const headers = { cookie: cookies.join('; '), 'x-csrf-token': csrf, 'content-type': 'application/json' }
  return async (path: string, body?: object): Promise<unknown> => {
    const more = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    return await (await fetch(`${url}${path}`, { headers, ...more })).json()
  }
}

describe.each(testEngines())('a reader of the quick start (%s)', (engine) => {
  let reader: Reader | undefined
  afterAll(() => reader?.leave())

  test('has a plugin that runs, is filled by a program, leaves and comes back', { timeout: patience }, async () => {
    reader = await readerOn(engine)
    const [make, check, compile, start, migrate, again, push, install, leave] = blocksOf(page, 'sh')
    await typed(reader, make?.text ?? '')
    // The check goes through all engines by itself.
    if (engine === 'sqlite') expect(await typed(reader, check?.text ?? '')).toContain('Nothing has to be mended.')
    const first = await served(reader, start?.text ?? '')
    const before = await adminAt(first.url, reader)
    expect(widgetsIn(await before('/api/dashboard'))).toMatchObject([{ plugin: 'westcranes', value: 0 }])
    await first.stop()

    const [{ file, text } = { file: '', text: '' }] = blocksOf(page, 'ts')
    expect(file).toBe('~/plugins/westcranes/plugin.ts')
    await writeFile(join(reader.home, file.replace('~/', '')), text)
    expect(await typed(reader, migrate?.text ?? '')).toContain('0002-add-reachm.json')
    // A misspelt field would make it fail.
    expect(await typed(reader, compile?.text ?? '')).toBe('')
    const second = await served(reader, again?.text ?? '')
    const ask = await adminAt(second.url, reader)
    const { key } = (await ask('/api/apikeys', { name: 'Reader', pluginname: 'westcranes' })) as { key: string }
    const command = (push?.text ?? '').replace('shopdb_key_...', key).replace('http://localhost:5001', second.url)
    const answer: unknown = JSON.parse(blocksOf(page, 'json')[0]?.text ?? '')
    expect(JSON.parse(await typed(reader, command))).toMatchObject(answer as object)
    expect(JSON.parse(await typed(reader, command))).toMatchObject({ unchanged: 1 })
    expect(JSON.parse(await typed(reader, command.replace('12.5', '14')))).toMatchObject({ updated: 1 })
    expect(widgetsIn(await ask('/api/dashboard'))).toMatchObject([
      { title: 'Cranes never inspected', value: 0 },
      { title: 'Inspections overdue', value: 1, tone: 'error' },
      { lines: [{ label: 'C-7', detail: expect.stringMatching(/^overdue by \d+ days$/u) }] },
    ])
    await second.stop()

    expect(await typed(reader, install?.text ?? '')).toMatch(/^westcranes +0\.1\.0 .* running/mu)
    expect(await typed(reader, leave?.text ?? '')).toContain('1 rows came from')
  })
})

/** Those of the reader's plugin: others come along. */
function widgetsIn(answer: unknown): readonly object[] {
  // What the API answers there.
  const { data } = answer as { readonly data: readonly { readonly plugin: string }[] }
  return data.filter(({ plugin }) => plugin === 'westcranes')
}

test('every block of the quick start is executed', () => {
  expect(blocksOf(page, 'sh')).toHaveLength(9)
  const kinds = new Set([...page.matchAll(/^```(\w+)/gmu)].map(([, kind]) => kind))
  expect(kinds).toEqual(new Set(['sh', 'ts', 'json']))
  expect([...blocksOf(page, 'ts'), ...blocksOf(page, 'json')]).toHaveLength(2)
})
