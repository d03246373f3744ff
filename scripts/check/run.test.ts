import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plantTree, type Tree } from './plant-tree.ts'
import { type Ended, runProgram } from './program.ts'

const wrong = { 'docs/start.md': 'K\u00f6ln\n', 'docs/end.md': 'Z\u00fcrich\n' }

function check(tree: Tree, ...words: readonly string[]): Promise<Ended> {
  return runProgram(tree.root, process.execPath, [join(import.meta.dirname, 'run.ts'), ...words])
}

test('a check that finds something says where, and the whole fails', async () => {
  await using tree = await plantTree(wrong)
  const ended = await check(tree, 'ascii', 'sizes')
  expect(ended.out).toMatch(/^ascii {6}2 to mend \([\d.]+ s\)$/mu)
  expect(ended.out).toContain('  docs/start.md:1 U+00F6 is not plain ASCII')
  expect(ended.out).toMatch(/^sizes {6}ok/mu)
  expect(ended.out).toMatch(/^To mend: ascii/mu)
  expect(ended.code).toBe(1)
})

test('checks that find nothing pass', async () => {
  await using tree = await plantTree({})
  const ended = await check(tree, 'ascii', 'names')
  expect(ended.out).toMatch(/^All is well/mu)
  expect(ended.code).toBe(0)
})

test('before a commit only what is staged is looked at', async () => {
  await using tree = await plantTree(wrong)
  await runProgram(tree.root, 'git', ['add', 'docs/end.md'])
  const ended = await check(tree, '--staged', 'ascii')
  expect(ended.out).toContain('docs/end.md:1')
  expect(ended.out).not.toContain('docs/start.md')
  expect(ended.code).toBe(1)
})

test('a tool that cannot run is a finding, not silence', async () => {
  await using tree = await plantTree({ '.oxlintrc.json': '{ broken', 'packages/server/src/main.ts': 'export {}\n' })
  const ended = await check(tree, 'lint')
  expect(ended.out).toContain('oxlint ended with')
  expect(ended.code).toBe(1)
})

test('a check that does not exist is refused with the list of those that do', async () => {
  await using tree = await plantTree({})
  const ended = await check(tree, 'everything')
  expect(ended.error).toContain('names: webtypes types lint')
  expect(ended.code).toBe(2)
})
