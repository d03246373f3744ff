import type { Column, Table } from '../database/table.ts'

const words = (name: string, length: number): Column => ({ name, type: 'string', length, notnull: true })
const moment = (name: string): Column => ({ name, type: 'datetime', notnull: true })

/** One value each; `pluginname` is empty for the core's own. */
const settings: Table = {
  name: 'settings',
  key: ['pluginname', 'key'],
  counted: false,
  columns: [
    words('pluginname', 40),
    words('key', 60),
    { name: 'value', type: 'text', notnull: true },
    moment('modifieddate'),
  ],
  indexes: [],
}

/** The ledger of what has been installed. `wanted` is `running` or `suspended`. */
const plugins: Table = {
  name: 'plugins',
  key: ['name'],
  counted: false,
  columns: [
    words('name', 40),
    words('version', 60),
    words('wanted', 20),
    moment('installeddate'),
    moment('modifieddate'),
  ],
  indexes: [],
}

/** What the site remembers of itself. */
export const settingstables: readonly Table[] = [settings, plugins]
