import {
  type Action,
  type Count,
  defineAction,
  defineCount,
  type Health,
  inSentence,
  type Job,
  type Outbox,
  type OutboxDeclaration,
  type Platform,
  type Plugin,
  shortened,
} from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import { type OutboxShape, sendDue } from './send-due.ts'

const budget = 300_000

/** Settles an outbox that was checked when its plugin was loaded. */
export function settleOutbox(registry: Registry, outbox: Outbox): OutboxShape {
  const { key, label, title } = registry.get(outbox.of.table)
  // The check has seen that it has the members of one.
  return { outbox, declaration: outbox.of as OutboxDeclaration, key, title, what: outbox.what ?? label }
}

/** The work of each minute. */
export function outboxJob(shape: OutboxShape): Job {
  const { name, fill } = shape.outbox
  return {
    name,
    label: `Send ${inSentence(shape.title)}`,
    schedule: '* * * * *',
    budget,
    run: async (platform) => {
      try {
        await fill?.(platform)
      } finally {
        await sendDue(platform, shape)
      }
    },
  }
}

/** What people see of outboxes, beside what the plugin brings itself. */
export function outboxPieces(
  { actions = [], counts = [], health }: Plugin,
  shapes: readonly OutboxShape[],
): Pick<Plugin, 'actions' | 'counts' | 'health'> {
  const again = shapes.flatMap((shape) =>
    shape.outbox.again === undefined ? [] : againAction(shape, shape.outbox.again),
  )
  const given = shapes.flatMap((shape) =>
    shape.outbox.givenup === undefined ? [] : givenupCount(shape, shape.outbox.givenup),
  )
  return {
    actions: [...actions, ...again],
    counts: [...counts, ...given],
    health: async (platform) => {
      const own = health === undefined ? [] : [health(platform)]
      const told = await Promise.all([...own, ...shapes.map((shape) => outboxHealth(platform, shape))])
      // Code of a plugin need not have been type-checked.
      const isWell = told.every(({ ok }) => (ok as unknown) === true)
      return { ok: isWell, detail: told.flatMap(({ detail }) => detail || []).join(' ') }
    },
  }
}

/** A row that was given up, or has to wait, is tried once more. */
function againAction({ declaration, what }: OutboxShape, permission: string): Action {
  return defineAction({
    of: declaration,
    name: 'again',
    label: 'Try again',
    icon: 'rotate-cw',
    permission,
    offered: ({ state }) => state === 'givenup' || state === 'waiting',
    run: async (platform, { id = 0 }) => {
      const changes = { state: 'waiting', attempts: 0, nextattempt: platform.now() } as const
      await platform.change(`${what} is tried again`, (work) => work.update(declaration, id, changes))
      return { message: 'It is sent within a minute.' }
    },
  })
}

const givenup = { state: 'givenup' } as const

/** How many were given up, on the home page. */
function givenupCount({ declaration }: OutboxShape, title: string): Count {
  return defineCount(declaration, { title, where: givenup, tone: 'error', ishidden: true })
}

/** Whether those who wait for something get it, and what the other side said last where they do not. */
async function outboxHealth(platform: Platform, { declaration, title }: OutboxShape): Promise<Health> {
  const failing = { state: 'waiting', 'attempts.gt': 0 } as const
  const [lost, waiting, last] = await Promise.all([
    platform.count(declaration, givenup),
    platform.count(declaration, failing),
    platform.list(declaration, { state: ['givenup', 'waiting'], 'attempts.gt': 0 }, latest),
  ])
  const told = [lost > 0 && `${lost} given up`, waiting > 0 && `${waiting} to be tried again`].filter(Boolean)
  if (told.length === 0) return { ok: true, detail: '' }
  return {
    ok: lost === 0,
    detail: shortened(`${title}: ${told.join(', ')}. ${last.data[0]?.answer ?? ''}`.trim(), 300),
  }
}

const latest = { sort: '-modifieddate', perpage: 1, total: false }
