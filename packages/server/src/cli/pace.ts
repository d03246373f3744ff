import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { env } from 'node:process'
import { Worker } from 'node:worker_threads'

/** Milliseconds between two signs of life. */
const beat = 500

/**
 * Watches from a thread of its own whether this program goes on: all code of plugins shares one thread, and one that computes
 * without end stops everybody. Nobody can end such code, but the log tells in which file and line it is. `patience` are the milliseconds after which it does.
 */
export function watchPace(patience = 10_000): void {
  const signs = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const watcher = new Worker(new URL('pace-watcher.ts', import.meta.url), {
    workerData: { signs, patience },
    execArgv: [],
    env: { ...env, ...cached() },
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 1 },
  })
  // Without it the site is as well as before.
  watcher.on('error', () => undefined)
  watcher.unref()
  setInterval(() => Atomics.add(signs, 0, 1), beat).unref()
}

/** A thread keeps no compiled code of its own accord; without it each start would read the types of its program anew. */
function cached(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir()
  // The folder of this version of Node lies in the one that is named.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}
