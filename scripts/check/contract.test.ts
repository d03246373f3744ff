import { expect, test } from 'vitest'
import { acceptContract, checkContract, compareReports } from './contract.ts'
import { plantTree } from './plant-tree.ts'

const report = (version: string, ...members: readonly string[]): string =>
  [
    '// @public',
    `export const contractversion = "${version}";`,
    '',
    'export interface Field {',
    ...members,
    '}',
    '',
  ].join('\n')

const before = report('1.2.0', '    name: string;', '    // (undocumented)', '    size?: number;')
const more = ['    name: string;', '    color?: string;', '    size?: number;']
const less = ['    name: string;']
const other = ['    name: string;', '    size: number;']

test.for([
  ['nothing changed', before, undefined],
  ['only its comments changed', report('1.2.0', '    name: string;', '    size?: number;'), 'write it down'],
  ['a member came', report('1.2.0', ...more), 'a minor step of contractversion 1.2.0 is due'],
  ['a member came, with too small a step', report('1.2.1', ...more), 'a minor step'],
  ['a member came, with its step', report('1.3.0', ...more), 'write it down'],
  ['a member went', report('1.2.0', ...less), "lost or changed 'Field: size?: number;': a major step"],
  ['a member changed, with too small a step', report('1.3.0', ...other), 'a major step'],
  ['a member changed, with its step', report('2.0.0', ...other), 'write it down'],
] as const)('%s', ([, after, message]) => {
  const found = compareReports(before, after)
  if (message === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(message)
})

test('before 1.0.0 the second number is enough for any change', () => {
  expect(compareReports(report('0.1.0', ...more), report('0.2.0', ...less))).toContain('write it down')
  expect(compareReports(report('0.1.0', ...more), report('0.1.1', ...less))).toContain('a major step')
})

const source = (member: string): Readonly<Record<string, string>> => ({
  'packages/contract/src/index.ts': "export * from './field.ts'\n",
  'packages/contract/src/field.ts': `/** A field. */\nexport interface Field {\n  readonly ${member}\n}\n\n/** Its version. */\nexport const contractversion = '0.1.0'\n`,
})

test('a contract that is not what its report says is found, and one that was written down passes', async () => {
  await using tree = await plantTree(source('name: string'))
  expect((await checkContract(tree.root))[0]?.message).toContain('Is missing')
  await acceptContract(tree.root)
  expect(await checkContract(tree.root)).toEqual([])
  await using changed = await plantTree({
    ...source('name: number'),
    'packages/contract/contract.api.md': report('0.1.0', '    readonly name: string;'),
  })
  expect((await checkContract(changed.root))[0]?.message).toContain('a major step of contractversion 0.1.0 is due')
})
