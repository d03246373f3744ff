import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFolderStore } from './store.ts'

const place = { folder: '' }
beforeAll(async () => void (place.folder = await mkdtemp(join(tmpdir(), 'shopdb-files-'))))
afterAll(() => rm(place.folder, { recursive: true }))

const sum = 'ab12'.repeat(16)

test('what is put is there, once, under its sum', async () => {
  const store = createFolderStore(place.folder)
  await Promise.all([store.put(sum, Buffer.from('hall')), store.put(sum, Buffer.from('hall'))])
  expect((await buffer(await store.open(sum))).toString()).toBe('hall')
  expect(await readdir(join(place.folder, 'ab'))).toEqual([sum])
})

test('what a failing disk left is written anew', async () => {
  const store = createFolderStore(place.folder)
  await store.put(sum, Buffer.from('hall'))
  await writeFile(join(place.folder, 'ab', sum), 'ha')
  await store.put(sum, Buffer.from('hall'))
  expect((await buffer(await store.open(sum))).toString()).toBe('hall')
})

test('what is not there is a failure of the site that says so', async () => {
  await expect(createFolderStore(place.folder).open('0'.repeat(64))).rejects.toThrow('not in the store')
})

test('a store that cannot be written says why in one sentence', async () => {
  const store = createFolderStore(join(place.folder, 'file', 'below'))
  await writeFile(join(place.folder, 'file'), '')
  await expect(store.put(sum, Buffer.from('hall'))).rejects.toMatchObject({ code: 'unavailable' })
})
