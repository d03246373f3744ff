import type { Engine } from '../data/places.ts'

/** The statements that make the raw server's own tables: plain columns, an index on each that is looked up by. */
export function schemaOf(engine: Engine): readonly string[] {
  const counted = engine === 'sqlite' ? 'integer primary key' : 'int auto_increment primary key'
  return [
    ...['assettypes', 'assetstatuses', 'vendors', 'models', 'businessunits'].map(
      (table) => `create table ${table} (id ${counted}, name varchar(120) not null)`,
    ),
    `create table locations (id ${counted}, name varchar(120) not null, parentid int)`,
    'create index locationsparentid on locations (parentid)',
    `create table assets (${[`id ${counted}`, ...columns].join(', ')})`,
    'create unique index assetsassetnumber on assets (assetnumber)',
    ...[
      'name',
      'serialnumber',
      'assettypeid',
      'assetstatusid',
      'vendorid',
      'modelid',
      'locationid',
      'businessunitid',
    ].map((column) => `create index assets${column} on assets (${column})`),
    `create table relationships (id ${counted}, sourceid int not null, targetid int not null, typeid int not null)`,
    'create index relationshipssourceid on relationships (sourceid)',
    'create index relationshipstargetid on relationships (targetid)',
    `create table audit (id ${counted}, at varchar(24) not null, who varchar(60) not null, action varchar(20) not null,
      assetid int not null, fields text not null)`,
    'create index auditassetid on audit (assetid)',
    ...(engine === 'sqlite' ? searchindex : []),
  ]
}

const columns = [
  'assetnumber varchar(60) not null',
  'name varchar(120)',
  'serialnumber varchar(120)',
  'assettypeid int not null',
  'assetstatusid int',
  'vendorid int',
  'modelid int',
  'locationid int',
  'businessunitid int',
  'mapx int',
  'mapy int',
  'notes text',
  'created varchar(24) not null',
  'modified varchar(24) not null',
]

// The trigram index holds no text of its own; triggers keep it right.
const deleted = `insert into assetsearch (assetsearch, rowid, assetnumber, name, serialnumber)
  values ('delete', old.id, old.assetnumber, old.name, old.serialnumber);`
const inserted = `insert into assetsearch (rowid, assetnumber, name, serialnumber)
  values (new.id, new.assetnumber, new.name, new.serialnumber);`
const searchindex = [
  `create virtual table assetsearch using fts5 (assetnumber, name, serialnumber,
    content = 'assets', content_rowid = 'id', tokenize = 'trigram')`,
  `create trigger assetsinserted after insert on assets begin ${inserted} end`,
  `create trigger assetsupdated after update of assetnumber, name, serialnumber on assets begin ${deleted} ${inserted} end`,
]
