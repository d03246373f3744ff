import { expect, test } from 'vitest'
import { checkLeftovers } from './leftovers.ts'
import { plantTree } from './plant-tree.ts'

// Put together here, so that this file is not found itself.
const note = ['TO', 'DO'].join('')
const ignore = ['@ts-', 'ignore'].join('')

test('notes, silenced checks, code in comments and casts to any are found', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/half.ts': `// ${note}: later
// ${ignore}
export const one = 1 as any
// const two = one + 1
// return two
/* console.log(one) */
// oxlint-disable-next-line no-console
export const three = 3
`,
    'packages/web/src/style.css': `/* ${note} */\n`,
  })
  const found = await checkLeftovers(tree.root)
  expect(
    found.map(({ file, line, message }) => `${file.split('/').at(-1)}:${line} ${message.split(/[;,]/u)[0]}`),
  ).toEqual([
    `half.ts:1 A note to do (${note}) is left`,
    'half.ts:2 The compiler is silenced',
    'half.ts:7 A lint rule is silenced without a reason',
    'half.ts:4 Code stands in a comment',
    'half.ts:6 Code stands in a comment',
    'half.ts:3 Casts to any',
    `style.css:1 A note to do (${note}) is left`,
  ])
})

test('tests that are left out are found', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/half.test.ts': "test.only('a', run)\ndescribe.skip('b', run)\ntest.todo('c')\n",
  })
  expect((await checkLeftovers(tree.root)).map(({ line }) => line)).toEqual([1, 2, 3])
})

test('comments in words, examples in documentation and skipping for a reason are well', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/whole.ts': `/**
 * \`\`\`ts
 * const shop = await openShop()
 * \`\`\`
 */
// Why: the second wins (see the page on trust), so return early.
// oxlint-disable-next-line no-console -- the command line prints
export const whole = 'notes to ' + 'do'
test.skipIf(whole)('there is no MariaDB', run)
`,
  })
  expect(await checkLeftovers(tree.root)).toEqual([])
})
