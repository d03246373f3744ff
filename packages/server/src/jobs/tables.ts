import type { Column, Table } from '../database/table.ts'

const moment = (name: string, notnull: boolean): Column => ({ name, type: 'datetime', notnull })

/**
 * Which replica ran a scheduled job for which moment, and how it ended; `outcome` is empty while it runs and after it went well.
 * `failingsince` is when the first of the failures in a row ended.
 */
const jobleases: Table = {
  name: 'jobleases',
  key: ['name'],
  counted: false,
  columns: [
    { name: 'name', type: 'string', length: 120, notnull: true },
    { name: 'holder', type: 'string', length: 36, notnull: true },
    moment('duedate', true),
    moment('starteddate', true),
    moment('endeddate', false),
    { name: 'outcome', type: 'text', notnull: true },
    moment('failingsince', false),
  ],
  indexes: [],
}

/** The tables of scheduled work. */
export const jobtables: readonly Table[] = [jobleases]
