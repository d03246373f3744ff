import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { shopdb } from './product.ts'

const template = 'benchthings'

/** Fills a folder with so many plugins of one asset type each, as `shopdb plugin new` makes them. */
export async function writePlugins(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  await promisify(execFile)(process.execPath, [shopdb, 'plugin', 'new', template, '--into', folder])
  for (let at = 0; at < count; at += 1) await copyPlugin(folder, `${template.slice(0, -1)}${at}s`)
  await rm(join(folder, template), { recursive: true })
}

async function copyPlugin(folder: string, name: string): Promise<void> {
  const files = await readdir(join(folder, template), { recursive: true, withFileTypes: true })
  for (const file of files.filter((entry) => entry.isFile())) {
    const place = file.parentPath.replace(join(folder, template), join(folder, name))
    await mkdir(place, { recursive: true })
    const text = await readFile(join(file.parentPath, file.name), 'utf8')
    await writeFile(join(place, renamed(file.name, name)), renamed(text, name))
  }
}

/** The name in all its forms: of the plugin and its table, of one of its things, as code and as people read it. */
function renamed(text: string, name: string): string {
  const [one, many] = [template.slice(0, -1), name.slice(0, -1)]
  const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
  return text.replaceAll(one, many).replaceAll(capital(one), capital(many))
}
