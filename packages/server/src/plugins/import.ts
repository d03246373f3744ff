import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from '@shopdb/contract'
import { within } from './within.ts'

const shared = new Set(['@shopdb/contract', 'kysely'])
const files = ['plugin.ts', 'plugin.js', 'plugin.mjs']
const patience = 10_000

/** Lets plugin folders outside the product's tree import what they share with it, and gives them the product's own copy. */
export function shareContract(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')
      if (shared.has(name)) return next(specifier, { ...context, parentURL: import.meta.url })
      const found = next(specifier, context)
      // What a file of a plugin imports of its own is of the same edition.
      const edition = specifier.startsWith('.') ? editionOf(context.parentURL) : undefined
      // Every start of a site in this process has put its own such hook before this one.
      return edition === undefined || editionOf(found.url) !== undefined
        ? found
        : { ...found, url: `${found.url}?${mark}${edition}` }
    },
  })
}

const mark = 'edition='
/** Folders without code that the server imports. */
const left = new Set(['node_modules', 'web', '.git'])

const editionOf = (url: string | undefined): string | undefined => url?.split(`?${mark}`)[1]

/** Changes with the code in a folder. The runtime reads each address once, and a site that starts again must not meet the code of before. */
function readEdition(folder: string): string {
  return createHash('sha256').update(codeIn(folder).toSorted().join()).digest('hex').slice(0, 16)
}

/** The files of code with the times of their last change. At once: to wait for one after the other is half of an import. */
function codeIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return left.has(entry.name) ? [] : codeIn(path)
    return /\.(?:js|mjs|ts)$/.test(entry.name) ? [`${path} ${statSync(path).mtimeMs}`] : []
  })
}

/** Imports a plugin's code. Throws when there is none, when it fails, or when it exports no plugin. */
export async function importPlugin(folder: string): Promise<Plugin> {
  const file = files.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (file === undefined) throw new Error(`There is no ${files.join(' or ')} in ${folder}`)
  const exported: unknown = await within(
    patience,
    'Importing it',
    import(`${pathToFileURL(file).href}?${mark}${readEdition(folder)}`),
  )
  const plugin = typeof exported === 'object' && exported !== null && 'plugin' in exported ? exported.plugin : undefined
  if (typeof plugin !== 'object' || plugin === null)
    throw new Error(`${file} must export plugin, made by definePlugin({ ... })`)
  // Its shape is checked next, slot by slot: no type check has to have seen it.
  return plugin
}
