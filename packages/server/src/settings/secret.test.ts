import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from './secret.ts'

describe("the site's secret", () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shopdb-secret-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is the given one when there is one', async () => {
    expect(await loadSecret('given', folder)).toBe('given')
  })

  test('is made once, also when two starts come at the same time', async () => {
    const [first, second] = await Promise.all([loadSecret(undefined, folder), loadSecret(undefined, folder)])
    expect(first).toHaveLength(64)
    expect(second).toBe(first)
    expect(await loadSecret(undefined, folder)).toBe(first)
  })

  test('is readable by its owner only', async () => {
    await loadSecret(undefined, folder)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  })

  test('is never replaced silently when its file is damaged', async () => {
    await writeFile(join(folder, 'secret'), '')
    await expect(loadSecret(undefined, folder)).rejects.toThrow('damaged')
  })
})
