import type { Engine } from '../data/places.ts'

/** The columns of an asset with the six names of what it refers to, as they are selected and exported. */
export const exportmembers = [
  'id',
  'assetnumber',
  'name',
  'serialnumber',
  ...['assettype', 'assetstatus', 'vendor', 'model', 'location', 'businessunit'].flatMap((what) => [
    `${what}id`,
    `${what}name`,
  ]),
  'mapx',
  'mapy',
  'notes',
  'created',
  'modified',
] as const

const own = (member: string): string => `a.${member}`
const selected = exportmembers.map((member) =>
  /.name$/u.test(member) ? `${tableOf(member)}.name as ${member}` : own(member),
)

function tableOf(member: string): string {
  const what = member.replace(/name$/u, '')
  return what === 'assetstatus' ? 'assetstatuses' : `${what}s`
}

const joined = exportmembers
  .filter((member) => /.name$/u.test(member))
  .map((member) => `left join ${tableOf(member)} on ${tableOf(member)}.id = a.${member.replace(/name$/u, 'id')}`)
  .join(' ')

const select = `select ${selected.join(', ')} from`

/** The keys are found and put in order first, so that names are joined for the rows of the answer only. */
const chosen = (keys: string, order: string): string =>
  `${select} (${keys}) as page inner join assets as a on a.id = page.id ${joined} order by ${order}`

const under = `locationid in (with recursive below (id) as (select id from locations where id = ?
  union all select child.id from locations as child inner join below on child.parentid = below.id) select id from below)`
const filtered = `from assets where assettypeid = ? and assetstatusid = ? and ${under}`

/** Every statement of the raw server. */
export const statements = {
  get: `${select} assets as a ${joined} where a.id = ?`,
  list: chosen(`select id ${filtered} order by assetnumber limit 50`, 'a.assetnumber'),
  listtotal: `select count(*) as total ${filtered}`,
  pageat: chosen('select id from assets order by assetnumber limit 50 offset ?', 'a.assetnumber'),
  pageafter: chosen('select id from assets where assetnumber > ? order by assetnumber limit 50', 'a.assetnumber'),
  total: 'select count(*) as total from assets',
  everything: `${select} assets as a ${joined} order by a.id`,
  create: `insert into assets (assetnumber, name, serialnumber, assettypeid, assetstatusid, vendorid, modelid, locationid,
    businessunitid, mapx, mapy, notes, created, modified) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  rename: 'update assets set name = ?, modified = ? where id = ?',
  byserial: 'select id, name from assets where serialnumber = ?',
  audit: 'insert into audit (at, who, action, assetid, fields) values (?, ?, ?, ?, ?)',
} as const

/** Substring search; the first 20 by name. On SQLite by the trigram index, on MariaDB by looking at every row. */
export function searchStatement(engine: Engine): string {
  const where =
    engine === 'sqlite'
      ? 'id in (select rowid from assetsearch where assetsearch match ?)'
      : '(assetnumber like ? or name like ? or serialnumber like ?)'
  return chosen(`select id from assets where ${where} order by name, id limit 20`, 'a.name, a.id')
}
