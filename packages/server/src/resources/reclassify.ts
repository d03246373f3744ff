import { conflict, type Fields, inSentence, type JsonRow, parseInput, ShopError } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { followRules, ruledValues } from './ask.ts'
import { joinClass, leaveClass, ownNames } from './class-move.ts'
import { subtypesOf } from './concrete.ts'
import type { Desk, Engine } from './engine.ts'
import { explained, usesOf } from './explain.ts'
import { findStoredRow } from './find-row.ts'
import type { Resource } from './resource.ts'
import { nameOf } from './rows.ts'
import type { StoredRow } from './stored.ts'
import { impliedValues, sealed, writableFields, type Values } from './values.ts'
import { wholeRow } from './whole-row.ts'
import { purgeRow } from './write.ts'

/** What an asset is to become. `values` are of the new type's own fields. */
export interface Reclassing {
  readonly assetid: number
  readonly to: Resource
  readonly values: unknown
}

/**
 * Makes an asset one of another type. Its number, place, relations, files and history stay; its row in the table of the former
 * type, and the subtypes of that, go. Where it was of the new type before, what it had then comes back, as far as the values
 * do not say otherwise.
 */
export async function reclassify(engine: Engine, work: Work, { assetid, to, values }: Reclassing): Promise<void> {
  const assets = { engine, work, resource: engine.registry.get('assets') }
  const { desk: former, before } = await wholeRow(assets, assetid)
  const desk = { engine, work, resource: to }
  refuse(former.resource, to, before)
  const given = await valuesOf(desk, assetid, values)
  await ruledValues(former, { entityid: assetid, before, values: { isactive: false } })
  const ruled = await ruledValues(desk, { entityid: assetid, before: undefined, standing: before, values: given })
  await purgeSubtypes(former, assetid)
  const move = { assetid, from: former.resource, to, before }
  await refuseUsed(former, before)
  await leaveClass(work, move)
  const after = await explained(desk, ruled, () => joinClass(work, move, ruled))
  await followRules(former, { action: 'purge', entityid: assetid, before, after: undefined })
  await followRules(desk, { action: 'create', entityid: assetid, before: undefined, after })
}

function refuse(from: Resource, to: Resource, before: StoredRow): void {
  const name = nameOf(from, before)
  if (from.name === to.name) throw conflict(`${name} is ${inSentence(to.label)} already.`)
  if (before['isactive'] !== 1) throw conflict(`${name} was removed; restore it before it becomes something else.`)
}

/** What belongs to it as one of its type would belong to nothing. */
async function refuseUsed(desk: Desk, before: StoredRow): Promise<void> {
  const { resource } = desk
  const uses = await usesOf(desk, [resource.name], Number(before['assetid']))
  if (uses.length === 0) return
  const [name, label] = [nameOf(resource, before), inSentence(resource.label)]
  throw new ShopError('inuse', `${name} is referred to as ${label}: ${uses.join(', ')}. Remove those for good first.`)
}

async function purgeSubtypes({ engine, work, resource }: Desk, assetid: number): Promise<void> {
  for (const subtype of subtypesOf(engine, resource)) {
    const row = await findStoredRow(work, subtype, { [subtype.key]: assetid })
    if (row) await purgeRow({ engine, work, resource: subtype }, assetid)
  }
}

/** What is given, checked; beside it what the asset had when it was of this type before. */
async function valuesOf(desk: Desk, assetid: number, given: unknown = {}): Promise<Values> {
  const { work, resource } = desk
  const names = ownNames(resource)
  const fields: Fields = Object.fromEntries(
    Object.entries(writableFields(resource, true)).filter(([name]) => names.includes(name)),
  )
  const checked = parseInput(fields, given, 'update')
  const implied = await impliedValues(work, resource)
  const former = await formerValues(desk, assetid, implied['assettypeid'])
  return { ...sealed(desk, parseInput(fields, { ...former, ...checked }, 'create')), ...implied }
}

/** The last values in the log from when the asset was of this type; without secrets, and without references that lead nowhere by now. */
async function formerValues({ engine, work, resource }: Desk, assetid: number, assettypeid: unknown): Promise<JsonRow> {
  const rows = await work.trx
    .selectFrom('auditlogs')
    .select('before')
    .where('entitytype', '=', resource.entitytype)
    .where('entityid', '=', assetid)
    .where('action', '=', 'update')
    .where('before', 'like', '%"assettypeid":%')
    .orderBy('auditlogid', 'desc')
    .execute()
  // What was recorded is what comes back.
  const sides = rows.map((row) => JSON.parse(String(row['before'])) as JsonRow)
  const last = sides.find((side) => side['assettypeid'] === assettypeid) ?? {}
  const kept: Record<string, unknown> = {}
  for (const { name, field, part, target } of resource.columns) {
    const value = last[name]
    if (part !== 'own' || field.kind === 'secret' || value === null || value === undefined) continue
    const pointed = target === undefined ? undefined : engine.registry.get(target)
    if (pointed && !(await findStoredRow(work, pointed, { [pointed.key]: value }))) continue
    kept[name] = value
  }
  return kept
}
