import { type FailedPiece, type HookAnswer, type Log, type Plugin, ShopError } from '@shopdb/contract'
import { type Clock, isoOf } from '../base/clock.ts'
import { messageOf } from './load.ts'
import { within } from './within.ts'

/** A slot of a plugin that is called. */
export type HookName = keyof Plugin

/** One call: whose hook it is, which, and how many milliseconds it has. */
export interface Ask {
  readonly plugin: string
  readonly hook: HookName
  /** Which of several that stand or fail by themselves: a column. */
  readonly entry?: string
  readonly budget: number
}

/** What a hook gave, or why there is nothing. */
export type Outcome<T> = { readonly value: T } | { readonly failed: FailedPiece }

/** How a hook of a plugin has done since the site started. */
export type HookReport = HookAnswer & { readonly plugin: string }

/** Calls hooks so that one which throws or hangs costs only its own piece. */
export interface Hooks {
  /** Calls one, unless its breaker is open. What it gives goes through `check`, whose error counts as the hook's own. */
  call<T>(ask: Ask, job: () => Promise<T> | T, check?: (value: T) => T): Promise<Outcome<T>>
  report(): readonly HookReport[]
  /** Closes the breaker of a hook, so that its next call is tried. */
  retry(plugin: string, hook: string): void
}

/** Failures in a row after which a hook is passed over. */
const patience = 5
/** Milliseconds after which one that is passed over is tried once more. */
const rest = 60_000

interface Tally {
  calls: number
  failures: number
  inarow: number
  lastms: number
  longestms: number
  lasterror: string | null
  openuntil: number
}

/** Keeps count of every hook of the running plugins. */
export function createHooks(clock: Clock, log: Log): Hooks {
  const tallies = new Map<string, { readonly ask: Ask; readonly tally: Tally }>()
  const tallyOf = (ask: Ask): Tally => {
    const key = `${ask.plugin} ${nameOf(ask)}`
    const known = tallies.get(key) ?? { ask, tally: fresh() }
    tallies.set(key, known)
    return known.tally
  }
  return {
    async call<T>(ask: Ask, job: () => Promise<T> | T, check: (value: T) => T = (value) => value) {
      const tally = tallyOf(ask)
      const now = clock.now()
      if (tally.openuntil > now)
        return failure(ask, `It is passed over after ${patience} failures in a row; the plugins page says why.`)
      // One try at a time: whoever else asks meanwhile is not made to wait for it.
      if (tally.inarow >= patience) tally.openuntil = now + rest
      const begun = performance.now()
      try {
        const value = check(await within(ask.budget, 'It', started(job)))
        note(tally, performance.now() - begun)
        return { value }
      } catch (cause) {
        note(tally, performance.now() - begun, messageOf(cause))
        if (tally.inarow === patience) {
          tally.openuntil = clock.now() + rest
          log.error('A hook of a plugin failed five times in a row and is passed over.', { ...ask, error: cause })
        } else log.warn('A hook of a plugin failed.', { ...ask, error: cause })
        return failure(ask, told(cause))
      }
    },
    report: () => [...tallies.values()].map(({ ask, tally }) => reportOf(ask, tally, clock.now())),
    retry: (plugin, hook) => {
      const known = tallies.get(`${plugin} ${hook}`)
      if (known) Object.assign(known.tally, { inarow: 0, openuntil: 0 })
    },
  }
}

/** By what a hook is told from the others of its plugin. */
const nameOf = ({ hook, entry }: Ask): string => (entry === undefined ? hook : `${hook}.${entry}`)

/** Whoever asked reads words that were meant for people; anything else is for the log and the plugins page. */
function told(cause: unknown): string {
  return cause instanceof ShopError ? `${messageOf(cause)}.` : 'It failed; the plugins page says why.'
}

const fresh = (): Tally => ({
  calls: 0,
  failures: 0,
  inarow: 0,
  lastms: 0,
  longestms: 0,
  lasterror: null,
  openuntil: 0,
})

const failure = ({ plugin }: Ask, reason: string): { readonly failed: FailedPiece } => ({ failed: { plugin, reason } })

function note(tally: Tally, took: number, error?: string): void {
  tally.calls += 1
  tally.lastms = took
  tally.longestms = Math.max(tally.longestms, took)
  if (error === undefined) return void Object.assign(tally, { inarow: 0, openuntil: 0 })
  tally.failures += 1
  tally.inarow += 1
  tally.lasterror = error
}

function reportOf(ask: Ask, tally: Tally, now: number): HookReport {
  const { calls, failures, lasterror, openuntil } = tally
  return {
    plugin: ask.plugin,
    hook: nameOf(ask),
    calls,
    failures,
    lastms: Math.round(tally.lastms),
    longestms: Math.round(tally.longestms),
    lasterror,
    bypasseduntil: openuntil > now ? isoOf(openuntil) : null,
  }
}

/** A hook that throws before it promises anything has failed like one that throws later. */
async function started<T>(job: () => Promise<T> | T): Promise<T> {
  return await job()
}

/**
 * Calls a hook that may refuse: what it says in a ShopError is an answer like any other, and no failure of the hook. One
 * that says `failed` has failed.
 */
export async function refusable<T>(hooks: Hooks, ask: Ask, job: () => Promise<T> | T): Promise<Outcome<T>> {
  const outcome = await hooks.call<{ readonly given: T } | { readonly refusal: ShopError }>(ask, async () => {
    try {
      return { given: await job() }
    } catch (cause) {
      if (cause instanceof ShopError && cause.code !== 'failed') return { refusal: cause }
      throw cause
    }
  })
  if ('failed' in outcome) return outcome
  if ('refusal' in outcome.value) throw outcome.value.refusal
  return { value: outcome.value.given }
}
