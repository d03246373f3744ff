import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { linesTable, pluginLines } from './plugin-lines.ts'

// Writes the table of docs/plugins.md anew, for when a plugin has changed.
const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/plugins.md')
const table = linesTable(await pluginLines(root))
const text = await readFile(page, 'utf8')
await writeFile(page, text.replace(/^\| plugin \| declaration [\s\S]*?(?=\n\n)/mu, table))
