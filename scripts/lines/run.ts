import { join } from 'node:path'
import { linesTable, pluginLines } from './plugin-lines.ts'

// The table of docs/plugins.md, for when a plugin has changed.
console.log(linesTable(await pluginLines(join(import.meta.dirname, '../..'))))
