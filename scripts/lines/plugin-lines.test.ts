import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSource } from '../check/source.ts'
import { kindsOf } from './kinds.ts'
import { pluginLines } from './plugin-lines.ts'

const root = join(import.meta.dirname, '../..')

test('of every bundled plugin more is declared than all its functions together', async () => {
  const functions = (await pluginLines(root)).filter(
    ({ lines: { declaration, rules, hooks } }) => declaration <= rules + hooks,
  )
  expect(functions.map(({ name }) => name)).toEqual([])
})

test('a line is a declaration, a rule that needs nothing else, or a hook that asks the site; imports, blank ones and comments are none', () => {
  const text = `import { text } from '@shopdb/contract'

/** A note. */
const fields = { name: text() } // not empty
const isLow = (level: number): boolean =>
  level < 20
async function told(platform: Platform) {
  return await platform.count(fields)
}
`
  const kinds = kindsOf(parseSource({ file: 'plugins/x/x.ts', text }))
  expect(kinds).toEqual(['declaration', 'rules', 'rules', 'hooks', 'hooks', 'hooks'])
})

test('lines that make a site believable are counted apart', () => {
  const kinds = kindsOf(parseSource({ file: 'plugins/x/sample-rows.ts', text: 'export const rows = [1]\n' }))
  expect(kinds).toEqual(['sample'])
})
