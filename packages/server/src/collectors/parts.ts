import { type CollectedPart, invalidInput, type JsonRow } from '@shopdb/contract'
import { foldText } from '../base/fold.ts'
import type { Desk } from '../resources/engine.ts'
import { applyPrecedence, type IsStronger, type Left } from '../resources/precedence.ts'
import type { Resource } from '../resources/resource.ts'
import { nameOf } from '../resources/rows.ts'
import { refuseAppendOnly } from '../resources/step.ts'
import type { StoredRow } from '../resources/stored.ts'
import { createRow, setActive, updateRow } from '../resources/write.ts'
import { readKnownRows } from './known-rows.ts'
import { readMembers } from './members.ts'
import { type NamedRows, readNamedRows } from './named-rows.ts'

/** What writing the rows of an asset takes. */
export interface PartTask {
  readonly assetid: number
  readonly isStronger: IsStronger
  readonly left: Left[]
}

/**
 * Writes rows that belong to an asset; says whether anything changed. What is there, and what the rows name of other
 * tables, is read first: a list has hundreds of rows, and most of them say nothing new.
 */
export async function writePart(desk: Desk, part: CollectedPart, task: PartTask): Promise<boolean> {
  const resource = desk.engine.registry.get(part.declaration.table)
  const inner = { ...desk, resource }
  const owner = ownerOf(resource)
  const by = resource.declaration.form === 'subtype' ? [] : keysOf(resource, part)
  const known = await readKnownRows(inner, { owner, by, assetid: task.assetid })
  const names = await readNamedRows(inner, part.rows)
  const kept = new Set<number>()
  let isChanged = false
  for (const [at, row] of part.rows.entries()) {
    const values = { ...(await membersAt(inner, { row, at, names })), [owner]: task.assetid }
    const { id, changed } = await writeRow(inner, { values, before: await known.find(values) }, task)
    if (changed) known.note(values, id)
    kept.add(id)
    isChanged ||= changed
  }
  const gone = part.iswhole === true ? known.active.filter((id) => !kept.has(id)) : []
  for (const id of gone) await setActive(inner, id, false)
  return isChanged || gone.length > 0
}

/** Readonly members are for plugins to set. */
const trusted = { trusted: true }

/** The member that says whose row it is. */
function ownerOf({ declaration, key, name }: Resource): string {
  if (declaration.form === 'subtype') return key
  const owner = declaration.form === 'resource' ? declaration.belongsto : undefined
  if (owner === undefined) throw new Error(`Rows of ${name} belong to no asset and cannot be collected with one`)
  return owner
}

function keysOf({ name, readable }: Resource, { by = [] }: CollectedPart): readonly string[] {
  const stranger = by.find((member) => !readable.has(member))
  if (by.length === 0 || stranger !== undefined)
    throw new Error(`Rows of ${name} must say by which of their members they are known again`)
  return by
}

interface Given {
  readonly row: JsonRow
  readonly at: number
  readonly names: NamedRows
}

async function membersAt(desk: Desk, { row, at, names }: Given): Promise<Record<string, unknown>> {
  try {
    return await readMembers(desk, row, names)
  } catch (cause) {
    throw atPart(desk, at, cause)
  }
}

/** Where in the item it was wrong. */
function atPart({ resource }: Desk, at: number, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('flaws' in cause) || !Array.isArray(cause.flaws)) return cause
  // Every error with flaws is a refusal of an input.
  const flaws = cause.flaws as readonly { readonly path: string; readonly message: string }[]
  return invalidInput(flaws.map(({ path, message }) => ({ path: `/${resource.name}/${at}${path}`, message })))
}

interface Wanted {
  readonly values: Readonly<Record<string, unknown>>
  readonly before: StoredRow | undefined
}

async function writeRow(
  desk: Desk,
  { values, before }: Wanted,
  task: PartTask,
): Promise<{ id: number; changed: boolean }> {
  if (!before) return { id: await createRow(desk, withoutEmpty(values), trusted), changed: true }
  const id = Number(before[desk.resource.key])
  const changes = await changesOf(desk, { values, before }, task)
  if (!changes) return { id, changed: false }
  const isBack = before['isactive'] !== 1 && (await setActive(desk, id, true))
  if (Object.keys(changes).length === 0) return { id, changed: isBack }
  refuseAppendOnly(desk.resource)
  return { id, changed: (await updateRow(desk, id, changes, trusted)) || isBack }
}

/** What is to be written over a row; undefined where somebody stronger removed it, and it is not called otherwise by now. */
async function changesOf(
  desk: Desk,
  { values, before }: Wanted & { readonly before: StoredRow },
  task: PartTask,
): Promise<Wanted['values'] | undefined> {
  const { resource } = desk
  const { [resource.key]: _key, ...told } = values
  const wanted = { before, values: { ...told, isactive: true } }
  const { changes, left } = await applyPrecedence(desk, wanted, task.isStronger)
  const { isactive: _isback, ...members } = changes
  const isRemoved = left.some(isOfActive)
  const isKeptOut = isRemoved && calledOf(resource, before) === calledOf(resource, { ...before, ...members })
  task.left.push(...left.filter((one) => isKeptOut || !isOfActive(one)))
  return isKeptOut ? undefined : members
}

const isOfActive = ({ field }: Left): boolean => field === 'isactive'

const calledOf = (resource: Resource, row: StoredRow): string => foldText(nameOf(resource, row))

/** Empty members of a new row are those it would have anyway. */
export function withoutEmpty(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}
