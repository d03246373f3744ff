import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../settings/environment.ts'

/** By this word among its keywords a package is known as a plugin. */
export const pluginkeyword = 'shopdb-plugin'

/** Where plugins lie that were brought by command. */
export function broughtFolder(data: string): string {
  return join(data, 'plugins')
}

/** Where plugins of this site may be: named in the environment, brought by command, or installed as packages. */
export function pluginFolders({ plugins, data }: Pick<Environment, 'plugins' | 'data'>): readonly string[] {
  const brought = broughtFolder(data)
  return [...plugins, ...foldersIn(brought), ...new Set([data, process.cwd()].flatMap(packagesOf))]
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => !entry.name.startsWith('.') && !entry.isFile()).map(({ name }) => join(folder, name))
}

/** The packages that a folder depends on and that call themselves plugins. */
function packagesOf(folder: string): readonly string[] {
  const dependencies = Object.keys(membersOf(readPackage(folder)?.['dependencies']))
  return dependencies.map((name) => join(folder, 'node_modules', name)).filter(isPlugin)
}

function isPlugin(folder: string): boolean {
  const keywords = readPackage(folder)?.['keywords']
  return Array.isArray(keywords) && keywords.includes(pluginkeyword)
}

/** A package file that cannot be read is none of ours to complain about. */
function readPackage(folder: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return membersOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  } catch {
    return undefined
  }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
