import type { Column, Table } from '../database/table.ts'

const words = (name: string, length: number): Column => ({ name, type: 'string', length, notnull: true })
const moment = (name: string): Column => ({ name, type: 'datetime', notnull: true })
const open = (column: Column): Column => ({ ...column, notnull: false })
const number = (name: string): Column => ({ name, type: 'integer', notnull: true })
const userid: Column = { ...number('userid'), references: { table: 'users', column: 'userid' } }

/** How people prove who they are. Not part of `users`, so that nothing that shows a user can show a hash. */
const credentials: Table = {
  name: 'credentials',
  key: ['userid'],
  counted: false,
  columns: [userid, words('passwordhash', 255), moment('modifieddate')],
  indexes: [],
}

/**
 * Wrong passwords in a row, by folded user name. Names that nobody has are counted alike, so that the answers do not tell
 * which names exist. Rows older than a day are dropped.
 */
const signinfailures: Table = {
  name: 'signinfailures',
  key: ['usernamekey'],
  counted: false,
  columns: [words('usernamekey', 60), number('failures'), open(moment('lockeduntil')), moment('modifieddate')],
  indexes: [{ name: 'signinfailuresmodifieddate', columns: ['modifieddate'], unique: false }],
}

/**
 * One signing in, on one device. `refreshhash` is of the one refresh token that is good now, `previoushash` of the one
 * before it; seeing an older one means that two parties hold the session.
 */
const sessions: Table = {
  name: 'sessions',
  key: ['sessionid'],
  counted: false,
  columns: [
    words('sessionid', 30),
    userid,
    words('refreshhash', 64),
    open(words('previoushash', 64)),
    words('useragent', 255),
    words('address', 45),
    moment('createddate'),
    moment('rotateddate'),
    moment('expires'),
    open(moment('revoked')),
  ],
  indexes: [
    { name: 'sessionsuserid', columns: ['userid'], unique: false },
    { name: 'sessionsexpires', columns: ['expires'], unique: false },
  ],
}

/** Personal API tokens. `role` is the most that the token may do, whatever its owner may. */
const apitokens: Table = {
  name: 'apitokens',
  key: ['apitokenid'],
  counted: true,
  columns: [
    number('apitokenid'),
    userid,
    words('name', 120),
    words('tokenhash', 64),
    words('role', 30),
    open(moment('expires')),
    open(moment('lastused')),
    moment('createddate'),
    open(moment('revoked')),
  ],
  indexes: [
    { name: 'apitokenstokenhash', columns: ['tokenhash'], unique: true },
    { name: 'apitokensuserid', columns: ['userid'], unique: false },
  ],
}

/** Keys of collectors; each belongs to one plugin. */
const apikeys: Table = {
  name: 'apikeys',
  key: ['apikeyid'],
  counted: true,
  columns: [
    number('apikeyid'),
    words('name', 120),
    words('pluginname', 40),
    words('keyhash', 64),
    open(moment('expires')),
    open(moment('lastused')),
    moment('createddate'),
    open(moment('revoked')),
  ],
  indexes: [{ name: 'apikeyskeyhash', columns: ['keyhash'], unique: true }],
}

/** What the site keeps to know who is asking; only hashes of secrets are in it. */
export const accesstables: readonly Table[] = [credentials, signinfailures, sessions, apitokens, apikeys]
