import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What the pages share with the browser halves of plugins, so that there is one copy of each; by the name it is imported by. */
export const shared: Readonly<Record<string, string>> = {
  vue: 'src/shared/vue.ts',
  'vue-router': 'src/shared/vue-router.ts',
  '@shopdb/kit': 'src/shared/kit.ts',
}

/** The entries of the build: the pages, and each shared module under a name of its own. */
export const entries: Readonly<Record<string, string>> = {
  main: 'index.html',
  ...Object.fromEntries(Object.entries(shared).map(([name, file]) => [entryOf(name), file])),
}

function entryOf(name: string): string {
  return `shared-${name.replaceAll(/[^a-z]+/gu, '-').replace(/^-/u, '')}`
}

/** Writes the import map into the page, and its hash beside it: the server lets this one inline script through and no other. */
export function importMap(): Plugin {
  return {
    name: 'import-map',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {})
        const imports = Object.fromEntries(
          Object.entries(shared).map(([name, file]) => {
            const built = chunks.find((one) => one.type === 'chunk' && one.isEntry && one.name === entryOf(name))
            return [name, `/${built ? built.fileName : file}`]
          }),
        )
        const text = JSON.stringify({ imports })
        if (bundle) {
          const hash = createHash('sha256').update(text).digest('base64')
          const source = JSON.stringify({ importmap: `sha256-${hash}` })
          this.emitFile({ type: 'asset', fileName: 'csp.json', source })
        }
        return {
          html,
          tags: [{ tag: 'script', attrs: { type: 'importmap' }, children: text, injectTo: 'head-prepend' }],
        }
      },
    },
  }
}
