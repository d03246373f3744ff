import { parseInput } from '@shopdb/contract'
import { storedOf } from '../base/clock.ts'
import type { Entry } from '../changes/work.ts'
import type { Desk, Overruling, Step } from './engine.ts'
import type { Happening } from './step.ts'
import type { StoredRow } from './stored.ts'
import { differing, sealed, storedState, writableFields, type Values } from './values.ts'

/** A row on its way: what it is now, and what is to be written. */
export interface Coming {
  readonly entityid: number | undefined
  readonly before: StoredRow | undefined
  /** Of a row that is made where another one stood: what it keeps of that. */
  readonly standing?: StoredRow
  readonly values: Values
}

/** Whether plugins have rules about these rows. */
export function hasRules({ engine, resource }: Desk): boolean {
  return engine.writerules.has(resource.name)
}

/** The values with what the rules of plugins set beside them, one after the other; throws where a rule refuses. */
export async function ruledValues(desk: Desk, { entityid, before, standing, values }: Coming): Promise<Values> {
  const { engine, work, resource } = desk
  const ruled: Record<string, unknown> = { ...values }
  for (const rule of engine.writerules.get(resource.name) ?? []) {
    if (!rule.before) continue
    const after = { ...(before ?? standing ?? unmade(desk)), ...storedState(resource, ruled) }
    // Each rule sees what those before it have set.
    const added = await rule.before(work, { resource, entityid, before, after }, (given) => parsed(desk, given))
    Object.assign(ruled, added)
  }
  return ruled
}

/** A row that is taken away for good is asked for as one that is removed. */
export async function askPurge(desk: Desk, step: Pick<Step, 'entityid' | 'before'>): Promise<void> {
  if (step.before?.['isactive'] === 1) await ruledValues(desk, { ...step, values: { isactive: false } })
}

/** Lets the rules of plugins write what follows from a step that was taken. */
export async function followRules(desk: Desk, { entityid, before, after }: Happening): Promise<void> {
  const { engine, work, resource } = desk
  const now = after ?? { ...before, isactive: 0 }
  if (!after && before?.['isactive'] !== 1) return
  for (const rule of engine.writerules.get(resource.name) ?? [])
    await rule.after?.(work, { resource, entityid, before, after: now })
}

/** Tells the rules of plugins what was asked of a row that is there, as far as it did not become so; whether they wrote anything. */
export async function tellOverruled(
  { engine, work, resource }: Desk,
  step: Omit<Overruling, 'resource'>,
  asked: Values,
): Promise<boolean> {
  const rules = (engine.writerules.get(resource.name) ?? []).filter((rule) => rule.overruled)
  if (rules.length === 0 || Object.keys(differing(resource, step.after ?? {}, asked)).length === 0) return false
  const written: Entry[] = []
  const record = (entry: Entry): void => {
    written.push(entry)
    work.record(entry)
  }
  for (const rule of rules) await rule.overruled?.({ ...work, record }, { resource, ...step })
  return written.length > 0
}

/** What every row has beside its fields; it has no key yet. */
function unmade({ work, resource }: Desk): StoredRow {
  const time = storedOf(work.time)
  return { [resource.key]: 0, isactive: 1, createddate: time, modifieddate: time }
}

/** What a rule gave, checked like any input; it may also set what people may not. */
function parsed(desk: Desk, given: unknown): Values {
  return given === undefined ? {} : sealed(desk, parseInput(writableFields(desk.resource, true), given, 'update'))
}
