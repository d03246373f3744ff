import { existsSync } from 'node:fs'
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
      return next(specifier, shared.has(name) ? { ...context, parentURL: import.meta.url } : context)
    },
  })
}

/** Imports a plugin's code. Throws when there is none, when it fails, or when it exports no plugin. */
export async function importPlugin(folder: string): Promise<Plugin> {
  const file = files.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (file === undefined) throw new Error(`There is no ${files.join(' or ')} in ${folder}`)
  const exported: unknown = await within(patience, 'Importing it', import(pathToFileURL(file).href))
  const plugin = typeof exported === 'object' && exported !== null && 'plugin' in exported ? exported.plugin : undefined
  if (typeof plugin !== 'object' || plugin === null)
    throw new Error(`${file} must export plugin, made by definePlugin({ ... })`)
  // Its shape is checked next, slot by slot: no type check has to have seen it.
  return plugin
}
