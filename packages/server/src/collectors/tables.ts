import type { Column, Table } from '../database/table.ts'

const words = (name: string, length: number): Column => ({ name, type: 'string', length, notnull: true })
const number = (name: string): Column => ({ name, type: 'integer', notnull: true })
const moment = (name: string): Column => ({ name, type: 'datetime', notnull: true })
const long = (name: string): Column => ({ name, type: 'text', notnull: true })
const open = (column: Column): Column => ({ ...column, notnull: false })
const assetid: Column = { ...number('assetid'), references: { table: 'assets', column: 'assetid' } }
const door: readonly Column[] = [words('pluginname', 40), words('collector', 60)]

/** The last pushes of each collector, and how they went. `error` is empty where the push as a whole was taken. */
const collectorpushes: Table = {
  name: 'collectorpushes',
  key: ['collectorpushid'],
  counted: true,
  columns: [
    number('collectorpushid'),
    ...door,
    words('actorname', 120),
    moment('createddate'),
    ...['items', 'created', 'updated', 'unchanged', 'quarantined', 'rejected', 'milliseconds'].map(number),
    open(number('changesetid')),
    long('error'),
  ],
  indexes: [{ name: 'collectorpushesdoor', columns: ['pluginname', 'collector', 'collectorpushid'], unique: false }],
}

/** What a collector last said of an asset and when: `digest` knows a report again that says nothing new. */
const assetsightings: Table = {
  name: 'assetsightings',
  key: ['pluginname', 'collector', 'digest'],
  counted: false,
  columns: [...door, words('digest', 64), assetid, moment('seendate'), moment('checkeddate')],
  indexes: [{ name: 'assetsightingsassetid', columns: ['assetid'], unique: false }],
}

/** Items that wait for somebody to decide, and what was decided: the same identities are then treated alike. */
const mergeinbox: Table = {
  name: 'mergeinbox',
  key: ['mergeitemid'],
  counted: true,
  columns: [
    number('mergeitemid'),
    ...door,
    words('tablename', 60),
    words('identitykey', 64),
    words('reason', 255),
    long('record'),
    long('candidates'),
    number('seen'),
    moment('createddate'),
    moment('seendate'),
    open(words('decision', 20)),
    open({ ...assetid, name: 'decidedassetid' }),
    open(words('decidedby', 120)),
    open(moment('decideddate')),
  ],
  indexes: [
    { name: 'mergeinboxidentity', columns: ['pluginname', 'collector', 'identitykey'], unique: true },
    { name: 'mergeinboxdecision', columns: ['decision'], unique: false },
  ],
}

/** The tables of collectors. */
export const collectortables: readonly Table[] = [collectorpushes, assetsightings, mergeinbox]
