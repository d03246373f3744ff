import { execFile } from 'node:child_process'
import { mkdtempSync, cpSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { describeShop } from '../packages/server/src/testing/shop.ts'
import { blocksOf } from './page-blocks.ts'

const root = join(import.meta.dirname, '..')
const pageOf = (name: string): string => readFileSync(join(root, 'docs/plugins', name), 'utf8')
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'shopdb-pages-'))
cpSync(join(root, 'examples/forklifts'), join(folder, 'forklifts'), { recursive: true })

describeShop('the page of collectors', { SHOPDB_PLUGINS: folder }, (shop) => {
  test('says what its commands are answered', async () => {
    const page = pageOf('collectors.md')
    const [settings, ...commands] = blocksOf(page, 'sh')
    expect(settings?.text).toContain('KEY=')
    const answers = blocksOf(page, 'json')
    expect(answers).toHaveLength(commands.length)
    const { key } = await shop.post('/api/apikeys', { name: 'Reader', pluginname: 'forklifts' })
    const env = { ...process.env, SHOP: shop.running.url, KEY: String(key) }
    for (const [at, { text }] of commands.entries()) {
      const { stdout } = await run('bash', ['-e', '-c', text], { env })
      expect(JSON.parse(stdout)).toMatchObject(JSON.parse(answers[at]?.text ?? '') as object)
    }
  })
})

test('the page of the passport tells of every kind of line', () => {
  const source = readFileSync(join(root, 'packages/server/src/plugins/passport/lines.ts'), 'utf8')
  const kinds = [...source.matchAll(/readonly kind: '(\w+)'/gu)].map(([, kind]) => kind)
  const told = [...pageOf('passport.md').matchAll(/^\| `(\w+)` \|/gmu)].map(([, kind]) => kind)
  expect(told.length).toBeGreaterThan(5)
  expect(new Set(told)).toEqual(new Set(kinds))
})

test('the page of the life of a plugin tells of every state and every check, in their order', () => {
  const source = readFileSync(join(root, 'packages/server/src/plugins/plugin.ts'), 'utf8')
  const [, table = ''] = /const stateOfPhase[^{]*\{(.*?)\}/su.exec(source) ?? []
  const checks = [...table.matchAll(/(\w+): '(\w+)'/gu)].map(([, phase, state]) => `${phase} ${state}`)
  const told = [...pageOf('life.md').matchAll(/^\| `(\w+)` \| `(\w+)` \|/gmu)].map(
    ([, phase, state]) => `${phase} ${state}`,
  )
  expect(told).toEqual(checks)
  const [, union = ''] = /type PluginState =(.*)/u.exec(source) ?? []
  const states = [...union.matchAll(/'(\w+)'/gu)].map(([, state]) => state)
  const named = [...pageOf('life.md').matchAll(/^\| `([a-z]+)` \| [^`]/gmu)].map(([, state]) => state)
  expect(new Set(named)).toEqual(new Set(states))
})
