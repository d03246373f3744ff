import { existsSync } from 'node:fs'
import { glob, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Finding, look } from './finding.ts'

/** Folders that are not what the browser half is built from. */
const left = new Set(['dist', 'node_modules'])

/** A site builds nothing: a browser half must be there as it is written. */
export async function checkBrowserHalf(folder: string): Promise<readonly Finding[]> {
  const web = join(folder, 'web')
  if (!existsSync(join(web, 'index.ts'))) return []
  return [
    await look('Its browser half is built', async () => {
      const built = await stat(join(web, 'dist/index.js')).catch(() => undefined)
      if (!built) throw new Error('There is no web/dist/index.js; run shopdb plugin build.')
      for await (const file of glob('**/*.*', { cwd: web, exclude: (path) => left.has(basename(path)) }))
        if ((await stat(join(web, file))).mtimeMs > built.mtimeMs)
          throw new Error(`web/${file} was changed after it was built; run shopdb plugin build.`)
    }),
  ]
}
