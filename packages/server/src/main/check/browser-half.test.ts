import { mkdir, mkdtemp, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBrowserHalf } from './browser-half.ts'

test('a browser half must be built, and after its last change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-half-'))
  expect(await checkBrowserHalf(folder)).toEqual([])
  await mkdir(join(folder, 'web/dist'), { recursive: true })
  await writeFile(join(folder, 'web/index.ts'), '')
  const what = 'Its browser half is built'
  expect(await checkBrowserHalf(folder)).toEqual([{ what, mend: expect.stringContaining('There is no web/dist') }])
  await writeFile(join(folder, 'web/dist/index.js'), '')
  await utimes(join(folder, 'web/index.ts'), 1000, 1000)
  expect(await checkBrowserHalf(folder)).toEqual([{ what }])
  await writeFile(join(folder, 'web/BoardPage.vue'), '')
  await utimes(join(folder, 'web/dist/index.js'), 2000, 2000)
  expect(await checkBrowserHalf(folder)).toEqual([{ what, mend: expect.stringContaining('web/BoardPage.vue') }])
})
