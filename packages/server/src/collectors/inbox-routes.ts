import { boolean, choice, conflict, integer, invalidInput, notFound, parseInput } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { isoOfStored, storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { mergeAssets } from '../relationships/merge.ts'
import { identitiesOf } from '../resources/identity.ts'
import { parseId } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import type { CollectorParts } from './collecting.ts'
import { keptRecord } from './inbox.ts'
import { plainOutcome, type RecordOutcome } from './outcome.ts'
import { sensibleMembers, writeDecided, writeNew } from './record.ts'
import { takingIn } from './taking.ts'
import type { Task } from './task.ts'

const tag = 'Collectors'
const path = '/api/mergeinbox'
const fields = {
  merge: boolean({ help: 'Take the other candidates into that asset.' }),
  decision: choice({
    required: true,
    choices: ['asset', 'new', 'ignore'],
    help: 'It is about that asset; it is a new one; it is to be left alone.',
  }),
  assetid: integer({ min: 1, help: 'Which asset it is about.' }),
}

/** What collectors brought and could not place, for somebody to decide. */
export function inboxRoutes(parts: CollectorParts): readonly Route[] {
  const asset = parts.resources.registry.get('assets')
  return [
    {
      method: 'GET',
      path,
      permission: { name: 'mergeinbox.read', least: 'operator' },
      doc: {
        tag,
        summary: 'List what waits for a decision, each with the assets that it may be about',
        answer: { schema: { type: 'object' } },
      },
      handle: () => listWaiting(parts),
    },
    {
      method: 'POST',
      path: `${path}/:id/decide`,
      permission: { name: 'mergeinbox.write', least: asset.write.least },
      doc: {
        tag,
        summary: 'Decide what an item is about; the same identities are then always treated so',
        body: { schema: { type: 'object' } },
        answer: { schema: { type: 'object' } },
      },
      handle: (call) => decide(parts, call),
    },
  ]
}

type Row = Readonly<Record<string, unknown>>

async function listWaiting({ resources }: CollectorParts): Promise<Answer> {
  const rows = await resources.database.read
    .selectFrom('mergeinbox')
    .selectAll()
    .where('decision', 'is', null)
    .orderBy('seendate', 'desc')
    .limit(200)
    .execute()
  return { body: { data: await Promise.all(rows.map((row) => waitingItem(resources, row))) } }
}

/** An item beside the assets that it may be about, member by member. */
async function waitingItem(resources: CollectorParts['resources'], row: Row): Promise<object> {
  const resource = resources.registry.find(String(row['tablename']))
  const ids = candidatesOf(row)
  const reader = resource && resources.reader(resource)
  const found = await Promise.all(ids.map(async (id) => await reader?.find(resources.database.read, id)))
  return {
    mergeitemid: row['mergeitemid'],
    plugin: row['pluginname'],
    collector: row['collector'],
    resource: row['tablename'],
    reason: row['reason'],
    seen: row['seen'],
    createddate: isoOfStored(String(row['createddate'])),
    seendate: isoOfStored(String(row['seendate'])),
    values: valuesOf(row),
    candidates: found.filter((asset) => asset !== undefined),
  }
}

// What was written is what comes back.
const candidatesOf = (row: Row): readonly number[] => JSON.parse(String(row['candidates'])) as readonly number[]
const valuesOf = (row: Row): object => (JSON.parse(String(row['record'])) as { readonly values: object }).values

async function decide(parts: CollectorParts, call: Call): Promise<Answer> {
  const { resources } = parts
  const { decision, assetid, merge } = parseInput(fields, call.body, 'create')
  if ((decision === 'asset') !== (typeof assetid === 'number'))
    throw invalidInput([{ path: '/assetid', message: 'must be given with the decision asset, and only then' }])
  const id = parseId({ label: 'Item' }, call.params['id'])
  // What is written is the collector's word, which it may change again.
  const cause = { ...causeOf(call, 'Decided on a collected item'), source: 'collector' as const }
  const outcome = await resources.changes.change(cause, async (work) => {
    const row = await work.trx.selectFrom('mergeinbox').selectAll().where('mergeitemid', '=', id).executeTakeFirst()
    if (!row) throw notFound(`There is no item ${id} in the inbox.`)
    if (row['decision'] !== null) throw conflict(`Item ${id} was decided already, by ${String(row['decidedby'])}.`)
    const done = await carryOut(parts, work, { row, decision, assetid, merge })
    const decided = {
      decision,
      decidedassetid: done.assetid,
      decidedby: call.actor.name,
      decideddate: storedOf(work.time),
    }
    await work.trx.updateTable('mergeinbox').set(decided).where('mergeitemid', '=', id).execute()
    return done
  })
  return { body: outcome }
}

interface Decision {
  readonly row: Row
  readonly decision: unknown
  readonly assetid: unknown
  readonly merge: unknown
}

async function carryOut(
  parts: CollectorParts,
  work: Work,
  { row, decision, assetid, merge }: Decision,
): Promise<RecordOutcome> {
  if (decision === 'ignore') return plainOutcome('unchanged', null)
  const { resources } = parts
  const table = String(row['tablename'])
  const record = keptRecord(resources.registry, table, String(row['record']))
  if (!record) throw conflict(`Nothing is collected into ${table} any more; ignore the item.`)
  const desk = { engine: resources, work, resource: resources.registry.get(table) }
  const pusher = { plugin: String(row['pluginname']), collector: String(row['collector']) }
  const task: Task = { desk, record, pushing: { ...pusher, ...(await takingIn(work)) } }
  const values = await sensibleMembers(task)
  if (typeof assetid === 'number') {
    const others = candidatesOf(row).filter((id) => id !== assetid)
    if (merge === true) for (const other of others) await mergeAssets(resources, work, { keep: assetid, other })
    return await writeDecided(task, values, assetid)
  }
  return await writeNew(task, values, identitiesOf(desk.resource, values, task.pushing.isJunk))
}
