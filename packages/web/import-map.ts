import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
      handler: (html, { bundle }) => ({
        html,
        tags: [{ tag: 'script', attrs: { type: 'importmap' }, children: mapOf(bundle), injectTo: 'head-prepend' }],
      }),
    },
    async writeBundle({ dir = '' }, bundle) {
      const hash = createHash('sha256').update(mapOf(bundle)).digest('base64')
      await writeFile(join(dir, 'csp.json'), JSON.stringify({ importmap: `sha256-${hash}` }))
    },
  }
}

type Bundle = Readonly<Record<string, { readonly type: string; readonly fileName: string }>>

/** Under development, where nothing is built, the sources themselves. */
function mapOf(bundle: Bundle = {}): string {
  const chunks = Object.values(bundle)
  const addressOf = (name: string, file: string): string => {
    const built = chunks.find((one) => 'name' in one && 'isEntry' in one && one.isEntry && one.name === entryOf(name))
    return `/${built?.fileName ?? file}`
  }
  const imports = Object.entries(shared).map(([name, file]): [string, string] => [name, addressOf(name, file)])
  return JSON.stringify({ imports: Object.fromEntries(imports) })
}
