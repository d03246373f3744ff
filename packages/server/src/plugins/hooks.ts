import { AsyncLocalStorage } from 'node:async_hooks'
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
  /** Runs one as it is: only what it leaves behind is known by it. */
  begin<T>(ask: Ask, job: () => T): T
  /** Notes an error that nobody caught where it was thrown in what a hook began. Gives the plugin; undefined where no hook did. */
  stray(error: unknown): string | undefined
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

type Tallies = Map<string, { readonly ask: Ask; readonly tally: Tally }>

function tallyOf(tallies: Tallies, ask: Ask): Tally {
  const key = `${ask.plugin} ${nameOf(ask)}`
  const known = tallies.get(key) ?? { ask, tally: fresh() }
  tallies.set(key, known)
  return known.tally
}

/** Keeps count of every hook of the running plugins. */
export function createHooks(clock: Clock, log: Log): Hooks {
  const tallies: Tallies = new Map()
  // It goes along to timers and sockets that a hook leaves behind.
  const begun = new AsyncLocalStorage<Ask>()
  function fail(ask: Ask, tally: Tally, { took, cause }: { readonly took: number; readonly cause: unknown }): void {
    note(tally, took, messageOf(cause))
    if (tally.inarow === patience) {
      tally.openuntil = clock.now() + rest
      log.error('A hook of a plugin failed five times in a row and is passed over.', { ...ask, error: cause })
    } else log.warn('A hook of a plugin failed.', { ...ask, error: cause })
  }
  return {
    async call<T>(ask: Ask, job: () => Promise<T> | T, check: (value: T) => T = (value) => value) {
      const tally = tallyOf(tallies, ask)
      const now = clock.now()
      if (tally.openuntil > now)
        return failure(ask, `It is passed over after ${patience} failures in a row; the plugins page says why.`)
      // One try at a time: whoever else asks meanwhile is not made to wait for it.
      if (tally.inarow >= patience) tally.openuntil = now + rest
      const since = performance.now()
      try {
        const value = check(await within(ask.budget, 'It', begun.run(ask, started, job)))
        const took = performance.now() - since
        if (took > ask.budget) fail(ask, tally, { took, cause: heldUp(took) })
        else note(tally, took)
        return { value }
      } catch (cause) {
        fail(ask, tally, { took: performance.now() - since, cause })
        return failure(ask, told(cause))
      }
    },
    begin: (ask, job) => begun.run(ask, job),
    stray(error) {
      const ask = begun.getStore()
      if (!ask) return undefined
      const tally = tallyOf(tallies, ask)
      Object.assign(tally, { failures: tally.failures + 1, lasterror: `Nobody caught: ${messageOf(error)}` })
      return ask.plugin
    },
    report: () => [...tallies.values()].map(({ ask, tally }) => reportOf(ask, tally, clock.now())),
    retry: (plugin, hook) => {
      const known = tallies.get(`${plugin} ${hook}`)
      if (known) Object.assign(known.tally, { inarow: 0, openuntil: 0 })
    },
  }
}

/** Where no timer could end it in time, nobody else was served either. */
const heldUp = (took: number): Error =>
  new Error(`It computed for ${(took / 1000).toFixed(1)} s without a pause, and held up the whole site.`)

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
