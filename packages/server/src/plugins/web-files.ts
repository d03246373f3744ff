import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { notFound, type PluginWebMeta } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import type { PluginHost } from './host.ts'
import { isRunning, type LoadedPlugin } from './plugin.ts'

const entry = 'index.js'
const style = 'style.css'
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const folderOf = ({ folder }: LoadedPlugin): string => join(folder, 'web', 'dist')

/** The browser halves of the plugins that run, each under an address that changes when it is built anew. */
export function websOf(plugins: readonly LoadedPlugin[]): readonly PluginWebMeta[] {
  return plugins.filter(isRunning).flatMap((plugin) => {
    const file = join(folderOf(plugin), entry)
    if (!existsSync(file)) return []
    const base = `/api/plugins/${plugin.name}/web/${Math.floor(statSync(file).mtimeMs).toString(36)}`
    const hasStyle = existsSync(join(folderOf(plugin), style))
    return [{ plugin: plugin.name, module: `${base}/${entry}`, style: hasStyle ? `${base}/${style}` : null }]
  })
}

/** The built files of the plugins' browser halves. */
export function webFileRoute(host: PluginHost): Route {
  return {
    method: 'GET',
    path: '/api/plugins/:name/web/:version/:file',
    permission: 'signedin',
    doc: { tag: 'Plugins', summary: "A file of a plugin's browser half", answer: { contenttype: 'text/javascript' } },
    handle: async ({ params }) => {
      const { name = '', file = '' } = params
      const plugin = host.list().find((one) => one.name === name && isRunning(one))
      const type = types[extname(file)]
      const path = plugin && type && /^[\w-][\w.-]*$/u.test(file) ? join(folderOf(plugin), file) : undefined
      if (path === undefined || !existsSync(path)) throw notFound(`The plugin ${name} has no file ${file}.`)
      const headers = { 'content-type': type ?? '', 'cache-control': 'private, max-age=31536000, immutable' }
      return { headers, body: createReadStream(path) }
    },
  }
}
