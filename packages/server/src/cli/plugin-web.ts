import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ShopError } from '@shopdb/contract'
import type { Command } from 'commander'
import { pluginFolders } from '../main/plugin-folders.ts'
import type { Terminal } from './terminal.ts'

const builder = fileURLToPath(new URL('build-plugin.ts', import.meta.resolve('@shopdb/web/package.json')))
const program = fileURLToPath(new URL('../../bin/shopdb.js', import.meta.url))

/** `shopdb plugin build|dev`: the browser half of a plugin, and a plugin under work. */
export function addPluginWeb(plugin: Command, terminal: Terminal): void {
  plugin
    .command('build [folder]')
    .description('build the browser half of a plugin, web/index.ts, into web/dist')
    .action((folder: string | undefined) => buildWeb(resolve(folder ?? '.')))
  plugin
    .command('dev [folder]')
    .description('serve this site with a plugin under work: both halves are loaded anew when a file of it changes')
    .action((folder: string | undefined) => develop(terminal, resolve(folder ?? '.')))
}

async function buildWeb(folder: string): Promise<void> {
  const code = await ended(spawn(process.execPath, [builder, folder], { stdio: 'inherit' }))
  if (code !== 0) throw new ShopError('failed', `The browser half of the plugin in ${folder} was not built.`)
}

/** The server starts anew at each change, the builder's output included; open pages load anew when it is back. */
async function develop(terminal: Terminal, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new ShopError('notfound', `There is no manifest.json in ${folder}; name the folder of a plugin.`)
  const others = pluginFolders(terminal.environment()).filter((one) => one !== folder)
  const env = { ...process.env, SHOPDB_ENV: 'development', SHOPDB_PLUGINS: [folder, ...others].join(',') }
  const running = [
    ...(existsSync(join(folder, 'web', 'index.ts'))
      ? [spawn(process.execPath, [builder, folder, '--watch'], { stdio: 'inherit' })]
      : []),
    spawn(process.execPath, [`--watch-path=${folder}`, '--watch-preserve-output', program, 'serve'], {
      stdio: 'inherit',
      env,
    }),
  ]
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => running.forEach((child) => child.kill(signal)))
  await Promise.all(running.map(ended))
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((settle) => child.once('exit', settle))
}
