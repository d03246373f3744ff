import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from './finding.ts'

/** The README of a plugin tells which file holds what: it names none that is not in its folder any more. */
export async function readmeFindings(root: string): Promise<readonly Finding[]> {
  const plugins = join(root, 'plugins')
  if (!existsSync(plugins)) return []
  const names = await readdir(plugins)
  return (await Promise.all(names.toSorted().map((name) => lostFiles(root, `plugins/${name}`)))).flat()
}

async function lostFiles(root: string, folder: string): Promise<readonly Finding[]> {
  const file = `${folder}/README.md`
  if (!existsSync(join(root, file))) return []
  const named = (await readFile(join(root, file), 'utf8')).matchAll(/`([\w-]+\.(?:ts|vue))`/gu)
  const lost = [...new Set([...named].flatMap(([, name]) => name ?? []))].filter(
    (name) => ![folder, `${folder}/web`].some((place) => existsSync(join(root, place, name))),
  )
  return lost.map((name) => ({ file, message: `${name} is not in the plugin's folder.` }))
}
