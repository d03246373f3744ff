import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linesTable, pluginLines } from '../lines/plugin-lines.ts'
import type { Finding } from './finding.ts'

const file = 'docs/plugins.md'

/** The page of bundled plugins tells how many lines each has now. */
export async function pluginTableFindings(root: string): Promise<readonly Finding[]> {
  if (!existsSync(join(root, file))) return []
  const page = await readFile(join(root, file), 'utf8')
  if (page.includes(linesTable(await pluginLines(root)))) return []
  return [
    {
      file,
      message: 'Tells other numbers of lines than the plugins have; node scripts/lines/run.ts writes them anew.',
    },
  ]
}
