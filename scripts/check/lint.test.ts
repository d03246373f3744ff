import { expect, test } from 'vitest'
import { checkFormat } from './format.ts'
import { checkLint } from './lint.ts'
import { plantTree } from './plant-tree.ts'

const bad = `export async function save(): Promise<void> {}
export function run(list: readonly string[], thing: any): string {
  save()
  return list[0]! + thing
}
export default run
`

test('rules are held, also those that need types', async () => {
  await using tree = await plantTree({ 'packages/server/src/base/bad.ts': bad })
  const rules = (await checkLint(tree.root)).map(({ message }) => /\S+$/u.exec(message)?.[0])
  expect(rules).toEqual(
    expect.arrayContaining([
      'typescript(no-floating-promises)',
      'typescript(no-explicit-any)',
      'typescript(no-non-null-assertion)',
      'import(no-default-export)',
    ]),
  )
})

test('an import without its ending and one through the wall of a room are found', async () => {
  await using tree = await plantTree({
    'packages/contract/src/index.ts': 'export const one = 1\n',
    'packages/server/src/base/two.ts': 'export const two = 2\n',
    'packages/server/src/base/bad.ts':
      "import { one } from '../../../../packages/contract/src/index.ts'\nimport { two } from './two'\n\nexport const both = [one, two] as const\n",
  })
  const rules = (await checkLint(tree.root)).map(({ line, message }) => `${line} ${/\S+$/u.exec(message)?.[0]}`)
  expect(rules.toSorted()).toEqual(['1 eslint(no-restricted-imports)', '2 import(extensions)'])
})

test('a file that is not formatted is found, and one that is passes both', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/bad.ts': 'export const one = "1";\n',
    'packages/server/src/base/good.ts': "export const two = '2'\n",
  })
  const files = ['packages/server/src/base/bad.ts', 'packages/server/src/base/good.ts']
  expect((await checkFormat(tree.root, files)).map(({ file }) => file)).toEqual(['packages/server/src/base/bad.ts'])
  expect(await checkLint(tree.root)).toEqual([])
})

test('a change of which nothing has a form, such as a picture, is well', async () => {
  await using tree = await plantTree({ 'docs/pictures/map.png': 'png' })
  expect(await checkFormat(tree.root, ['docs/pictures/map.png'])).toEqual([])
})
