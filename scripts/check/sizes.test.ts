import { expect, test } from 'vitest'
import { plantTree } from './plant-tree.ts'
import { checkSizes } from './sizes.ts'

const lines = (count: number): string => 'export {}\n'.repeat(count)
const longFunction = (count: number): string => `export function grow(): void {\n${'  grow()\n'.repeat(count - 2)}}\n`

test('files, functions, components and scripts above their most lines fail', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/long.ts': lines(301),
    'packages/server/src/base/deep.ts': longFunction(51),
    'packages/server/src/base/wide.ts':
      'export const sum = (a = 1, b = 2, c = 3, d = 4, e = 5): number => a + b + c + d + e\n',
    'packages/web/src/LongCard.vue': `<template>\n${'<p />\n'.repeat(150)}</template>\n`,
    'packages/web/src/DeepCard.vue': `<script setup lang="ts">\n${'let a = 1\n'.repeat(71)}</script>\n`,
  })
  const found = await checkSizes(tree.root)
  expect(found.map(({ file, line, message }) => `${file}:${line} ${message.slice(0, 36)}`)).toEqual([
    'packages/server/src/base/deep.ts:1 This function has 51 lines; 25 are t',
    'packages/server/src/base/long.ts:1 This file has 301 lines; 200 are the',
    'packages/server/src/base/wide.ts:1 This function has 5 parameters; 3 ar',
    'packages/web/src/DeepCard.vue:1 This script has 71 lines; 70 are the',
    'packages/web/src/LongCard.vue:1 This component has 152 lines; 150 ar',
  ])
  expect(found.every((finding) => !finding.warning)).toBe(true)
})

test('what is longer than the aim but not too long is only warned of', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/long.ts': lines(201),
    'packages/server/src/base/deep.ts': longFunction(26),
  })
  expect((await checkSizes(tree.root)).map((finding) => finding.warning)).toEqual([true, true])
})

test('tests and migrations may be long, and short files are well', async () => {
  await using tree = await plantTree({
    'packages/server/src/base/long.test.ts': lines(400),
    'plugins/usb/migrations/0001-usb.ts': lines(400),
    'packages/server/src/base/short.ts': longFunction(25) + lines(170),
  })
  expect(await checkSizes(tree.root)).toEqual([])
})
