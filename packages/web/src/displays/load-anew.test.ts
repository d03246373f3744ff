import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadAnew } from './load-anew.ts'

const reload = vi.fn()
const page = { isThere: true }

beforeEach(() => {
  reload.mockClear()
  page.isThere = true
  vi.stubGlobal('location', { href: 'http://shop/displays/a/b', reload })
  vi.stubGlobal('fetch', async () => ({ ok: page.isThere }))
})
afterEach(() => void vi.unstubAllGlobals())

async function heard(versions: readonly string[]): Promise<void> {
  const renew = loadAnew()
  for (const version of versions) await renew(version)
}

test('a screen loads its page anew when the product was updated', async () => {
  await heard(['1.0', '1.0', '1.1', '1.1'])
  expect(reload).toHaveBeenCalledOnce()
})

test('replicas that answer in turn while they are updated do not make it load again and again', async () => {
  await heard(['1.0', '1.1', '1.0', '1.1', '1.0'])
  expect(reload).not.toHaveBeenCalled()
})

test('a page that cannot be had is not left', async () => {
  page.isThere = false
  await heard(['1.0', '1.1', '1.1'])
  expect(reload).not.toHaveBeenCalled()
})
