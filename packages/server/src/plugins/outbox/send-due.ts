import {
  choiceText,
  type NamedRow,
  type Outbox,
  type OutboxDeclaration,
  outboxfields,
  type Platform,
  type Sent,
  shortened,
} from '@shopdb/contract'
import { within } from '../within.ts'

type Row = NamedRow<OutboxDeclaration>
type Outcome = Pick<Row, 'state' | 'nextattempt'> & { readonly answer: string; readonly sentdate?: string }

/** Milliseconds that one sending may take. */
const patience = 60_000
/** Minutes after which one whose sending was never answered is sent again: longer than any try takes. */
const lease = 10
/** Characters of an answer. */
const most = 500
/** How many are sent at once, and how many in one run. */
const atonce = 4
const mostinrun = 200

/** What is not done; one that is being sent comes up again when its lease is over. */
const pending = ['waiting', 'sending'] as const

/** An outbox with what the site knows of its table. */
export interface OutboxShape {
  readonly outbox: Outbox
  readonly declaration: OutboxDeclaration
  /** The member that is the key of a row. */
  readonly key: string
  /** What people read for many. */
  readonly title: string
  /** How the history calls a row. */
  readonly what: string
}

/** Sends what waits and is due. */
export async function sendDue(platform: Platform, shape: OutboxShape): Promise<void> {
  // In this order those that say no time come first.
  const asked = { sort: 'nextattempt', perpage: mostinrun, total: false }
  // Also of what was removed: the plugin knows whether anybody is still to be told.
  const { data } = await platform.list(shape.declaration, { state: pending, isactive: true }, asked)
  const due = data.filter((row) => isDue(row, platform.now()))
  const queue = due.map((row) => Number(Reflect.get(row, shape.key))).values()
  const sender = async (): Promise<void> => {
    for (const id of queue) await sendOne(platform, shape, id)
  }
  await Promise.all(Array.from({ length: atonce }, sender))
}

function isDue({ state, nextattempt, isactive }: Row, now: string): boolean {
  return isactive && pending.some((one) => one === state) && (nextattempt ?? now) <= now
}

/** Takes a row, sends it, and writes down what came of it. */
async function sendOne(platform: Platform, shape: OutboxShape, id: number): Promise<void> {
  const mine = await claim(platform, shape, id)
  if (!mine) return
  const changes = await outcomeOf(platform, shape.outbox, mine)
  const reason = `${shape.what}: ${choiceText(outboxfields.state, changes.state)}`
  await platform.change(reason, (work) => work.update(shape.declaration, id, changes))
}

/** Change sets come one after the other, over all replicas: of those who want a row, one gets it. */
async function claim(platform: Platform, { declaration, what }: OutboxShape, id: number): Promise<Row | undefined> {
  const now = platform.now()
  return await platform.change(`${what} is sent`, async (work) => {
    const row = await work.get(declaration, id)
    if (!isDue(row, now)) return undefined
    const taken = { state: 'sending', attempts: row.attempts + 1, nextattempt: minutesFrom(now, lease) } as const
    return await work.update(declaration, id, taken)
  })
}

async function outcomeOf(platform: Platform, outbox: Outbox, mine: Row): Promise<Outcome> {
  try {
    const sent = await within(patience, 'It', outbox.send(platform, mine))
    if (isUnsent(sent)) return outcomeOfUnsent(sent)
    return { state: 'sent', sentdate: platform.now(), nextattempt: null, answer: answerOf(sent) }
  } catch (cause) {
    const answer = answerOf(cause instanceof Error ? cause.message : cause)
    const pause = outbox.pauses[mine.attempts - 1]
    if (pause === undefined) return { state: 'givenup', nextattempt: null, answer }
    return { state: 'waiting', nextattempt: onTheMinute(minutesFrom(platform.now(), pause)), answer }
  }
}

/** Code of a plugin need not have been type-checked: where it sent and says nothing, it sent. */
const isUnsent = (sent: unknown): sent is Exclude<Sent, string> => typeof sent === 'object' && sent !== null

function outcomeOfUnsent(sent: Exclude<Sent, string>): Outcome {
  if ('givenup' in sent) return { state: 'givenup', nextattempt: null, answer: answerOf(sent.givenup) }
  return { state: 'dropped', nextattempt: null, answer: answerOf(sent.dropped) }
}

/** An answer as its field takes it: a row whose outcome cannot be written down would be sent again and again. */
const answerOf = (told: unknown): string =>
  shortened(
    String(told ?? '')
      .replaceAll('\0', '')
      .normalize('NFC'),
    most,
  ).toWellFormed()

const minutesFrom = (moment: string, minutes: number): string =>
  new Date(Date.parse(moment) + minutes * 60_000).toISOString()

/** The nearest whole minute: the work of a minute begins with it, and what is due a moment later would wait for one more. */
const onTheMinute = (moment: string): string => new Date(Math.round(Date.parse(moment) / 60_000) * 60_000).toISOString()
