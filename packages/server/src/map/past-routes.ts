import { setImmediate } from 'node:timers/promises'
import { notFound, type PastMapAnswer, type PastMomentsAnswer } from '@shopdb/contract'
import type { Answer, Call, Route, RouteDoc } from '../access/route.ts'
import { isoOf } from '../base/clock.ts'
import type { Resources } from '../resources/resources.ts'
import { mapAnswer } from './answer.ts'
import type { Floors } from './floors.ts'
import { changesBetween } from './past-changes.ts'
import { knownThen } from './past-known.ts'
import { findMoment, openPastLog, readBegin, type PastMoment } from './past-log.ts'
import { openPastMoments } from './past-moments.ts'
import { readPastTies } from './past-ties.ts'
import { readKey, readQuery } from './query.ts'
import { momentsSchema, pastSchema } from './schema.ts'
import { getPlan, showFloor, type Known } from './show-floor.ts'

const tag = 'Map'
const floorplanid = {
  description: 'The floor plan; the first one by default.',
  schema: { type: 'integer', minimum: 1 },
}

const docs = {
  past: {
    tag,
    summary: 'Get a floor plan as it was',
    description:
      'From the audit log: everything drawn on the plan at that moment, and what has moved, come and gone since.',
    query: {
      floorplanid,
      at: {
        description: 'The moment, such as 2026-11-01T08:00:00Z; all changes until then are in.',
        schema: { type: 'string', format: 'date-time' },
      },
    },
    answer: { schema: pastSchema },
  },
  moments: {
    tag,
    summary: 'List the days on which something on a floor plan changed',
    description: 'In UTC, oldest first; of the last year, and as far as the newest 200,000 entries of the log go back.',
    query: { floorplanid },
    answer: { schema: momentsSchema },
  },
} as const satisfies Readonly<Record<string, RouteDoc>>

/** What the past is told from. */
interface PastParts {
  readonly resources: Resources
  readonly floors: Floors
}

/** The floors as they were. */
export function pastRoutes(parts: PastParts): readonly Route[] {
  const permission = parts.resources.registry.get('assets').read
  const tellPast = openPast(parts.resources)
  const countMoments = openPastMoments()
  return [
    {
      method: 'GET',
      path: '/api/map/past',
      permission,
      doc: docs.past,
      handle: (call) => answerPast({ ...parts, tellPast }, call),
    },
    {
      method: 'GET',
      path: '/api/map/past/moments',
      permission,
      doc: docs.moments,
      handle: (call) => answerMoments({ ...parts, countMoments }, call),
    },
  ]
}

type TellPast = (now: Known, moment: PastMoment) => Promise<Known>

async function answerPast(
  { resources, floors, tellPast }: PastParts & { readonly tellPast: TellPast },
  call: Call,
): Promise<Answer> {
  const { at, ...rest } = readQuery(call, ['floorplanid', 'at'])
  const moment = await findMoment(resources.database.read, { at, now: resources.clock.now() })
  const known = await floors.now()
  const then = await tellPast(known, moment)
  await setImmediate()
  return { body: floorThen(known, then, { at: moment.at, ...rest }) }
}

/** What was known at a moment; what is known now is read before the log, so that the log takes back all that is in it. */
function openPast({ database }: Resources): TellPast {
  const readPast = openPastLog()
  return async (now, moment) => {
    const { past, ties } = await database.snapshot(async (read) => {
      const rows = await readPast(read, moment)
      return { past: rows, ties: await readPastTies(read, rows) }
    })
    return knownThen(now, past, ties)
  }
}

function floorThen(
  now: Known,
  then: Known,
  { at, floorplanid: asked }: { readonly at: string; readonly floorplanid?: string },
): PastMapAnswer {
  const key = readKey('floorplanid', asked) ?? getPlan(now.catalogs).floorplanid
  const plan = then.catalogs.plans.find((one) => one.floorplanid === key && one.isactive === 1)
  if (!plan) throw notFound(`There was no floor plan ${key} at ${at}.`)
  const today = now.catalogs.plans.find((one) => one.floorplanid === key && one.isactive === 1)
  const shown = showFloor(then, plan)
  return { ...mapAnswer(shown), at, changes: changesBetween(shown.markers, today ? showFloor(now, today).markers : []) }
}

type Counting = PastParts & { readonly countMoments: ReturnType<typeof openPastMoments> }

async function answerMoments({ resources, floors, countMoments }: Counting, call: Call): Promise<Answer> {
  const { database, clock } = resources
  const asked = readKey('floorplanid', readQuery(call, ['floorplanid']).floorplanid)
  const known = await floors.now()
  const { floorplanid: key } = getPlan(known.catalogs, asked)
  const days = await countMoments(database.read, { known, floorplanid: key, now: clock.now() })
  const data = [...days].map(([day, changes]) => ({ day, changes }))
  return { body: { begin: (await readBegin(database.read)) ?? isoOf(clock.now()), data } satisfies PastMomentsAnswer }
}
