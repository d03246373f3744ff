import type { MapPlansAnswer } from '@shopdb/contract'
import type { Answer, Call, Permission, Route } from '../access/route.ts'
import type { Positions } from '../positions/positions.ts'
import type { Resources } from '../resources/resources.ts'
import { openFloors, type Floors } from './floors.ts'
import { moveRoutes } from './move-routes.ts'
import { notesRoute, type AskNotes } from './notes.ts'
import { encodingFor, hasEtag } from './packed.ts'
import { pastRoutes } from './past-routes.ts'
import { planOf } from './plan.ts'
import { readKey, readQuery } from './query.ts'
import { mapSchema, plansSchema, unplacedSchema } from './schema.ts'
import { showFloor } from './show-floor.ts'
import { openUnplaced } from './unplaced.ts'

const tag = 'Map'
const key = { type: 'integer', minimum: 1 }

/** What the map is served from. */
export interface MapParts {
  readonly resources: Resources
  readonly positions: Positions
  readonly notes: AskNotes
}

/** The floor plans, and what is drawn on them. */
export function mapRoutes({ resources, positions, notes }: MapParts): readonly Route[] {
  const floors = openFloors(resources, positions)
  const { read } = resources.registry.get('assets')
  return [
    mapRoute(read, { floors, positions }),
    plansRoute(read, floors),
    unplacedRoute(read, floors),
    notesRoute(resources, floors, notes),
    ...moveRoutes({ resources, floors }),
    ...pastRoutes({ resources, floors }),
  ]
}

function mapRoute(permission: Permission, answering: Answering): Route {
  return {
    method: 'GET',
    path: '/api/map',
    permission,
    doc: {
      tag,
      summary: 'Get everything drawn on a floor plan',
      description:
        'As columns: entry 5 of each is the same asset. The ETag changes when something on the plan does; `Server-Timing` tells what making the answer took.',
      query: { floorplanid: { description: 'The floor plan; the first one by default.', schema: key } },
      answer: { schema: mapSchema },
    },
    handle: (call) => answerMap(answering, call),
  }
}

function plansRoute(permission: Permission, floors: Floors): Route {
  return {
    method: 'GET',
    path: '/api/map/plans',
    permission,
    doc: { tag, summary: 'List the floor plans with what is drawn on each', answer: { schema: plansSchema } },
    handle: (call) => answerPlans(floors, call),
  }
}

function unplacedRoute(permission: Permission, floors: Floors): Route {
  const unplaced = openUnplaced()
  return {
    method: 'GET',
    path: '/api/map/unplaced',
    permission,
    doc: {
      tag,
      summary: 'List the assets that have no place on any floor plan',
      query: {
        assettypeid: { description: 'Only those of a type.', schema: key },
        q: { description: 'Words that number and name contain, in any order.', schema: { type: 'string' } },
        after: { description: 'The `next` of the answer before.', schema: { type: 'string' } },
      },
      answer: { schema: unplacedSchema },
    },
    handle: async (call) => {
      const { assettypeid, ...rest } = readQuery(call, ['assettypeid', 'q', 'after'])
      return { body: unplaced(await floors.now(), { assettypeid: readKey('assettypeid', assettypeid), ...rest }) }
    },
  }
}

interface Answering {
  readonly floors: Floors
  readonly positions: Positions
}

async function answerMap({ floors, positions }: Answering, call: Call): Promise<Answer> {
  const asked = readKey('floorplanid', readQuery(call, ['floorplanid']).floorplanid)
  const times = [performance.now()]
  await positions.all()
  times.push(performance.now())
  const known = await floors.now()
  times.push(performance.now())
  const answer = await floors.answer(known, asked)
  times.push(performance.now())
  const headers = { etag: answer.etag, vary: 'accept-encoding', 'cache-control': 'private, no-cache' }
  if (hasEtag(call.headers['if-none-match'], answer.etag)) return { status: 304, headers }
  const encoding = encodingFor(call.headers['accept-encoding'])
  const body = encoding ? await answer.packed(encoding) : Buffer.from(answer.text)
  times.push(performance.now())
  const whole = { ...headers, ...jsontype, 'server-timing': timingOf(times) }
  return { headers: encoding ? { ...whole, 'content-encoding': encoding } : whole, body }
}

const jsontype = { 'content-type': 'application/json; charset=utf-8' }

/** What the parts of an answer took, as `Server-Timing` has it: milliseconds between the times. */
function timingOf(times: readonly number[]): string {
  const parts = ['positions', 'names', 'make', 'pack']
  return parts.map((part, at) => `${part};dur=${((times[at + 1] ?? 0) - (times[at] ?? 0)).toFixed(1)}`).join(', ')
}

async function answerPlans(floors: Floors, call: Call): Promise<Answer> {
  readQuery(call, [])
  const known = await floors.now()
  const data = known.catalogs.plans
    .filter((plan) => plan.isactive === 1)
    .map((plan) => {
      const { markers, locations } = showFloor(known, plan)
      return { ...planOf(plan), assets: markers.length, locations: locations.length }
    })
  return { body: { data } satisfies MapPlansAnswer }
}
