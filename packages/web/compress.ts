import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const smallest = 1024
// The last two steps of Brotli take ten times as long for two parts in a hundred.
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** Puts a Brotli and a gzip form beside every text that the build writes: the server sends what the browser takes, ready made. */
export function compress(): Plugin {
  return {
    name: 'compress',
    apply: 'build',
    // Only when all is written: the build goes on changing its chunks until then.
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(m?js|css|svg|html)$/u.test(name))
      await Promise.all(texts.map((name) => compressFile(join(dir, name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const source = await readFile(path)
  if (source.length < smallest) return
  await writeFile(`${path}.br`, brotliCompressSync(source, quality))
  await writeFile(`${path}.gz`, gzipSync(source, { level: 9 }))
}
