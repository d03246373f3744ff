import { expect, test } from 'vitest'
import { openWebs } from './webs.ts'

const modules: Readonly<Record<string, unknown>> = {
  '/cranes.js': { web: { pages: [{ path: '/cranes/board', title: 'Board', component: {} }] } },
  '/empty.js': {},
}
const bring = async (url: string): Promise<unknown> => {
  const module = modules[url]
  if (!module) throw new Error('404')
  return module
}

test('browser halves are brought once, and one that fails costs only itself', async () => {
  const brought: string[] = []
  const webs = openWebs((url) => {
    brought.push(url)
    return bring(url)
  })
  expect(webs.isLoading.value).toBe(true)
  const named = ['cranes', 'empty', 'gone'].map((plugin) => ({ plugin, module: `/${plugin}.js`, style: null }))
  await webs.load(named)
  await webs.load(named)
  expect(brought).toEqual(['/cranes.js', '/empty.js', '/gone.js'])
  expect(webs.parts('pages').value).toMatchObject([{ path: '/cranes/board', plugin: 'cranes' }])
  expect(webs.parts('widgets').value).toEqual([])
  expect(webs.failed.value.map(({ plugin }) => plugin)).toEqual(['empty', 'gone'])
  expect(webs.isLoading.value).toBe(false)
})
