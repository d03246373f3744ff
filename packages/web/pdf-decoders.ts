import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const files = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js']

/** Puts the decoders of scanned PDFs beside the pages, under the names by which the reader of PDFs asks for them. */
export function pdfDecoders(): Plugin {
  return {
    name: 'pdf-decoders',
    apply: 'build',
    async generateBundle() {
      for (const name of files) {
        const source = await readFile(join(folder, 'wasm', name))
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source })
      }
    },
  }
}
