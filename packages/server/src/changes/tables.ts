import type { Column, Table } from '../database/table.ts'

const key = (name: string): Column => ({ name, type: 'integer', notnull: true })
const number = (name: string): Column => ({ name, type: 'integer', notnull: false })
const words = (name: string, length: number, notnull = false): Column => ({ name, type: 'string', length, notnull })
const moment = (name: string): Column => ({ name, type: 'datetime', notnull: true })
const long = (name: string, notnull = false): Column => ({ name, type: 'text', notnull })

/** One row for each unit of change. Its number is given by the head, so numbers have no gaps and follow the order of commits. */
const changesets: Table = {
  name: 'changesets',
  key: ['changesetid'],
  counted: false,
  columns: [
    key('changesetid'),
    words('source', 20, true),
    number('userid'),
    number('apikeyid'),
    words('pluginname', 60),
    words('actorname', 160, true),
    words('reason', 255),
    words('requestid', 60),
    { name: 'entries', type: 'integer', notnull: true },
    number('undoneby'),
    number('undoes'),
    words('leastrole', 20),
    moment('createddate'),
  ],
  indexes: [{ name: 'changesetsbyuser', columns: ['userid', 'changesetid'], unique: false }],
}

const auditlogs: Table = {
  name: 'auditlogs',
  key: ['auditlogid'],
  counted: false,
  columns: [
    key('auditlogid'),
    key('changesetid'),
    words('action', 20, true),
    words('entitytype', 60, true),
    { name: 'entityid', type: 'integer', notnull: true },
    words('entityname', 255, true),
    long('before'),
    long('after'),
    words('previoushash', 64, true),
    words('hash', 64, true),
  ],
  indexes: [
    { name: 'auditlogsbyentity', columns: ['entitytype', 'entityid', 'auditlogid'], unique: false },
    { name: 'auditlogsbychangeset', columns: ['changesetid', 'auditlogid'], unique: false },
  ],
}

/** Where the log ends: one row, locked by whoever appends. An emptied tail of the log does not match it. */
const changehead: Table = {
  name: 'changehead',
  key: ['changeheadid'],
  counted: false,
  columns: [key('changeheadid'), key('changesetid'), key('auditlogid'), words('hash', 64, true)],
  indexes: [],
}

const fieldsources: Table = {
  name: 'fieldsources',
  key: ['entitytype', 'entityid', 'field'],
  counted: false,
  columns: [
    words('entitytype', 60, true),
    { name: 'entityid', type: 'integer', notnull: true },
    words('field', 60, true),
    words('source', 20, true),
    key('changesetid'),
    moment('setdate'),
  ],
  indexes: [],
}

const searchentries: Table = {
  name: 'searchentries',
  key: ['searchentryid'],
  counted: true,
  columns: [
    key('searchentryid'),
    words('entitytype', 60, true),
    { name: 'entityid', type: 'integer', notnull: true },
    words('title', 255, true),
    { name: 'isactive', type: 'boolean', notnull: true },
    long('text', true),
  ],
  indexes: [{ name: 'searchentriesentity', columns: ['entitytype', 'entityid'], unique: true }],
}

/** The tables in which every change is written down. */
export const changetables: readonly Table[] = [changesets, auditlogs, changehead, fieldsources, searchentries]
