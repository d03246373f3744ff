import { expect, test } from 'vitest'
import { checkNames } from './names.ts'
import { plantTree } from './plant-tree.ts'

const names = `// Every name here is a shorthand.
import { join as fn } from 'node:path'
export const csvFile = fn('a')
export function read(req: string, { body: msg }: { body: string }): string {
  try {
    return req + msg
  } catch (err) {
    return String(err)
  }
}
export interface Row { readonly tmpName: string; strOf(): void }
export const rows = [1].map((val) => val)
export const parseURL = rows
export const pwdHash = parseURL
`

test('shorthands are found wherever a name is declared', async () => {
  await using tree = await plantTree({ 'packages/server/src/base/read.ts': names })
  const found = await checkNames(tree.root)
  expect(found.map(({ line, message }) => `${line} ${message}`).toSorted()).toEqual([
    '11 strOf: write str in full.',
    '11 tmpName: write tmp in full.',
    '12 val: write val in full.',
    '13 parseURL: write an acronym as a word, as in parseUrl.',
    '14 pwdHash: write pwd in full, or add it to the acronyms of docs/naming.md.',
    '2 fn: write fn in full.',
    '4 msg: write msg in full.',
    '4 req: write req in full.',
    '7 err: write err in full.',
  ])
})

test('the script of a component is read as any other', async () => {
  await using tree = await plantTree({
    'packages/web/src/AssetCard.vue':
      '<template>\n<p />\n</template>\n<script setup lang="ts">\nconst btn = 1\n</script>\n',
  })
  expect(await checkNames(tree.root)).toEqual([
    { file: 'packages/web/src/AssetCard.vue', line: 5, message: 'btn: write btn in full.' },
  ])
})

test('files that say nothing or are written another way are found', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/date-utils.ts': '',
    'packages/server/src/base/helpers.ts': '',
    'packages/server/src/base/openShop.ts': '',
    'packages/web/src/asset-card.vue': '',
  })
  expect((await checkNames(tree.root)).map(({ file }) => file)).toEqual([
    'packages/server/src/base/date-utils.ts',
    'packages/server/src/base/helpers.ts',
    'packages/server/src/base/openShop.ts',
    'packages/web/src/asset-card.vue',
  ])
})

test('columns of declarations and migrations are lowercase and concatenated', async () => {
  await using tree = await plantTree({
    'plugins/usb/usb.ts': `
export const stick = defineResource({ name: 'Stick', table: 'usb_sticks', fields: { serialNumber: text(), color: text() } })
export const column = { name: 'lastSeen', type: 'datetime', notnull: false }
`,
  })
  expect((await checkNames(tree.root)).map(({ message }) => message.split(':')[0])).toEqual([
    'usb_sticks',
    'serialNumber',
    'lastSeen',
  ])
})

test('names as docs/naming.md wants them pass, and what a library calls its members is not ours', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/read-file.ts': `
export const sqlText = 'x'
export const baseURL = sqlText
export const DEFAULT_PORT = 1
export function parseUrl(x: number, y: number, trx: string): object {
  return { err: x, req: y, id: trx }
}
`,
    'packages/web/src/AssetCard.vue':
      '<script setup lang="ts">\nimport UButton from "a"\nconst assetid = UButton\n</script>\n',
  })
  expect(await checkNames(tree.root)).toEqual([])
})
