import { spawn, type ChildProcess } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { givePlugin } from './own-plugins.ts'
import { signInAs, unfold } from './pages.ts'
import { password } from './people.ts'
import { test } from './story.ts'

const program = join(import.meta.dirname, '../packages/server/bin/shopdb.js')

/** A plugin under work, as its author saves it. */
const pluginWith = (label: string): string => `import { definePlugin } from '@shopdb/contract'
export const plugin = definePlugin({ navigation: [{ label: '${label}', to: '/cranes/board', icon: 'construction' }] })`
const boardWith = (words: string): string => `<template><h1>${words}</h1></template>`
const files = {
  'plugin.ts': pluginWith('Crane board'),
  'web/index.ts': `import { definePluginWeb } from '@shopdb/kit'
import BoardPage from './BoardPage.vue'
export const web = definePluginWeb({ pages: [{ path: '/cranes/board', title: 'Crane board', component: BoardPage }] })`,
  'web/BoardPage.vue': boardWith('The first board'),
} as const

/** A port that nobody has: the site comes back at the same one. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.')
  return address.port
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

test.use({ role: 'nobody' })

test('while a plugin is under work, what its author saves of either half is on the open page by itself, and a mistake is told', async ({
  page,
  folder,
}) => {
  test.slow()
  const plugin = await givePlugin(join(folder, 'own'), { name: 'cranes', title: 'Cranes' }, files)
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), SHOPDB_DATA: join(folder, 'data'), SHOPDB_ADMIN_PASSWORD: password }
  const working = spawn(process.execPath, [program, 'plugin', 'dev', plugin], { env, stdio: 'pipe' })
  const said: string[] = []
  for (const stream of [working.stdout, working.stderr]) stream.on('data', (piece) => said.push(String(piece)))
  try {
    const url = `http://localhost:${port}`
    // The first building of the browser half lets the site begin once more.
    await expect
      .poll(() => /Change detected[\s\S]*Ctrl\+C/u.test(said.join('')), { timeout: 60_000, message: 'The site runs.' })
      .toBe(true)
    await page.goto(`${url}/signin`)
    await signInAs(page, 'admin')
    await unfold(page, 'Cranes')
    await page.getByRole('link', { name: 'Crane board' }).click()
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText('The first board')

    await writeFile(join(plugin, 'web/BoardPage.vue'), boardWith('The second board'))
    await expect(heading).toHaveText('The second board', { timeout: 60_000 })

    await writeFile(join(plugin, 'plugin.ts'), `${pluginWith('Board')} and a slip`)
    await expect
      .poll(() => said.join(''), { timeout: 60_000 })
      .toMatch(/cranes does not run[\s\S]*Waiting for file changes/u)
    await writeFile(join(plugin, 'plugin.ts'), pluginWith('Board of cranes'))
    await expect(page.getByRole('link', { name: 'Board of cranes' })).toBeVisible({ timeout: 60_000 })
    await expect(heading).toHaveText('The second board')
  } finally {
    await end(working)
  }
})
