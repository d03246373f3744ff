import { expect, test } from 'vitest'
import { plantTree } from './plant-tree.ts'
import { checkServerTypes, checkWebTypes } from './types.ts'

const web = '<script setup lang="ts">\nconst count: number = 1\n</script>\n\n'

test('a wrong type on the server is found', async () => {
  await using tree = await plantTree({ 'packages/server/src/base/one.ts': "export const one: number = 'one'\n" })
  expect(await checkServerTypes(tree.root)).toMatchObject([{ file: 'packages/server/src/base/one.ts', line: 1 }])
})

test('syntax that the runtime cannot strip is found', async () => {
  await using tree = await plantTree({ 'packages/server/src/base/one.ts': 'export enum Color {\n  red,\n}\n' })
  expect(await checkServerTypes(tree.root)).toMatchObject([{ line: 1 }])
})

test('a wrong type in a template is found', async () => {
  await using tree = await plantTree({
    'packages/web/src/CountCard.vue': `${web}<template>\n  <p>{{ count.toUpperCase() }}</p>\n</template>\n`,
  })
  expect(await checkWebTypes(tree.root)).toMatchObject([{ file: 'packages/web/src/CountCard.vue', line: 6 }])
})

test('right types pass in both worlds', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/one.ts': 'export const one: number = 1\n',
    'packages/web/src/CountCard.vue': `${web}<template>\n  <p>{{ count.toFixed(1) }}</p>\n</template>\n`,
  })
  expect(await checkServerTypes(tree.root)).toEqual([])
  expect(await checkWebTypes(tree.root)).toEqual([])
})
