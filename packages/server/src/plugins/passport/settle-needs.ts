import { createHash } from 'node:crypto'
import type { JsonRow } from '@shopdb/contract'
import { prepareFile } from '../../files/prepare.ts'
import type { FileStore } from '../../files/store.ts'
import type { Desk } from '../../resources/engine.ts'
import { findStoredRow } from '../../resources/find-row.ts'
import type { Resource } from '../../resources/resource.ts'
import { storedRows } from '../../resources/rows.ts'
import { keepFile } from '../../resources/stored-file.ts'
import { createRow } from '../../resources/write.ts'
import { referencesOf } from './belongings.ts'
import type { KnownIds } from './known-ids.ts'
import type { FileLine, NeedLine } from './lines.ts'

/** What settling takes: where rows are written, what the passport says, and what is settled already. */
export interface NeedTask {
  readonly base: Omit<Desk, 'resource'>
  readonly needs: ReadonlyMap<string, NeedLine>
  readonly known: KnownIds
  /** Whether the passport was written here: what has stayed has its key still. */
  readonly ishome: boolean
  /** Whether this site can open what was sealed. */
  readonly canOpen: (sealed: string) => boolean
}

/** Tables whose rows are people, things or rules of their site: found or left out, never made. */
const found = new Set(['assets', 'users', 'roles', 'assettypes', 'relationshiptypes'])

/** The row of this site that stands for one of the passport; undefined where there is none and none is to be made. */
export async function settleNeed(task: NeedTask, table: string, id: number): Promise<number | undefined> {
  const known = task.known.find(table, id)
  if (known !== undefined) return known
  const need = task.needs.get(`${table} ${id}`)
  const resource = task.base.engine.registry.find(table)
  if (!need || !resource) return undefined
  const values = await mapped(task, resource, need.values)
  const here =
    (await findKept(task, resource, id)) ??
    (await findLike(task, resource, values)) ??
    (await make(task, resource, values))
  if (here !== undefined) task.known.keep(table, id, here)
  return here
}

/** The row that has stayed where it was; keys are given once. */
export async function findKept(
  { base, ishome }: NeedTask,
  resource: Resource,
  id: number,
): Promise<number | undefined> {
  if (!ishome) return undefined
  const [row] = await storedRows(base.work, resource, [id])
  return row && id
}

async function mapped(task: NeedTask, resource: Resource, values: JsonRow): Promise<Record<string, unknown>> {
  const own: Record<string, unknown> = { ...values }
  for (const { name, target } of referencesOf(task.base.engine.registry, resource))
    if (typeof values[name] === 'number') own[name] = (await settleNeed(task, target, values[name])) ?? null
  return own
}

/** By what is unique of such rows, else by what people call them. */
export async function findLike(
  { base }: Pick<NeedTask, 'base'>,
  resource: Resource,
  values: JsonRow,
): Promise<number | undefined> {
  const { columns, declaration, display } = resource
  const alone = columns.filter(({ field }) => field.unique).map(({ name }) => [name])
  const asked = [
    ...alone,
    ...(declaration.unique ?? []),
    ...(alone.length === 0 && !declaration.unique ? [[display]] : []),
  ]
  for (const names of asked) {
    if (names.every((name) => values[name] === null)) continue
    const row = await findStoredRow(base.work, resource, Object.fromEntries(names.map((name) => [name, values[name]])))
    if (row) return Number(row[resource.key])
  }
  return undefined
}

async function make({ base }: NeedTask, resource: Resource, values: JsonRow): Promise<number | undefined> {
  // A file is made with its content, or not at all.
  if (found.has(resource.name) || resource.name === 'files') return undefined
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  return await createRow({ ...base, resource }, given, { trusted: true })
}

/** Puts the content of a file into the store and its row into the site. */
export async function settleFile(task: NeedTask, files: FileStore, line: FileLine): Promise<void> {
  const bytes = Buffer.from(line.content, 'base64')
  const wanted = task.needs.get(`files ${line.id}`)?.values['sha256']
  if (createHash('sha256').update(bytes).digest('hex') !== wanted) return
  const prepared = prepareFile(line.name, bytes)
  await files.put(prepared.sha256, prepared.bytes)
  const { fileid } = await keepFile(task.base, prepared)
  task.known.keep('files', line.id, fileid)
}
