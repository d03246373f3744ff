import { expect, test } from 'vitest'
import { checkAscii } from './ascii.ts'
import { plantTree } from './plant-tree.ts'

test('a curly quote, an umlaut and a carriage return are found with their line', async () => {
  await using tree = await plantTree({
    'packages/web/src/AssetCard.vue': '<template>\n  <p>don\u2019t</p>\n</template>\n',
    'docs/start.md': 'K\u00f6ln\n',
    'scripts/run.sh': 'echo\r\n',
  })
  expect((await checkAscii(tree.root)).map(({ file, line, message }) => [file, line, message.slice(0, 6)])).toEqual([
    ['docs/start.md', 1, 'U+00F6'],
    ['packages/web/src/AssetCard.vue', 2, 'U+2019'],
    ['scripts/run.sh', 1, 'U+000D'],
  ])
})

test('escapes and pictures are well', async () => {
  await using tree = await plantTree({
    'packages/web/src/text.ts': "export const text = '\\u00f6'\n",
    'docs/picture.png': '\u0089PNG',
  })
  expect(await checkAscii(tree.root)).toEqual([])
})
