import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { signInAs } from './pages.ts'

/** Who a plugin of a story is, and the contract that it was written for. */
export interface OwnManifest {
  readonly name: string
  readonly title?: string
  readonly core_version?: string
}

/** A plugin as its author leaves it in a folder: its files by their paths. Gives the plugin's own folder. */
export async function givePlugin(
  folder: string,
  { name, title = name, core_version = '>=0.1.0,<1.0.0' }: OwnManifest,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const manifest = { name, version: '1.0.0', title, core_version, api_prefix: `/api/${name}` }
  const all = { 'manifest.json': JSON.stringify(manifest), ...files }
  for (const [file, text] of Object.entries(all)) {
    const place = join(folder, name, file)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, text)
  }
  return join(folder, name)
}

/** Signs in at a site of the story's own, and waits until it is done. */
export async function openAs(page: Page, url: string, username = 'admin'): Promise<void> {
  await page.goto(`${url}/signin`)
  await signInAs(page, username)
  await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()
}
