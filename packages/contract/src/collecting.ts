import type { JsonRow } from './answers.ts'

/** A key of collectors, as `GET /api/apikeys` tells it. */
export interface ApiKeyAnswer {
  readonly apikeyid: number
  readonly name: string
  readonly pluginname: string
  /** ISO 8601, like the others. */
  readonly expires: string | null
  readonly lastused: string | null
  readonly createddate: string
}

/** A push that changed or refused something. */
export interface CollectorPush {
  readonly collectorpushid: number
  readonly pluginname: string
  readonly collector: string
  readonly actorname: string
  /** ISO 8601 */
  readonly createddate: string
  readonly items: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly quarantined: number
  readonly rejected: number
  readonly milliseconds: number
  readonly changesetid: number | null
  /** Why it was refused as a whole; empty where it was taken. */
  readonly error: string
}

/** The answer of `GET /api/collectors`. */
export interface CollectorsAnswer {
  readonly data: readonly {
    readonly plugin: string
    readonly name: string
    readonly description: string
    readonly path: string
  }[]
  readonly pushes: readonly CollectorPush[]
}

/** An item that waits for somebody to decide, as `GET /api/mergeinbox` tells it. */
export interface WaitingItem {
  readonly mergeitemid: number
  readonly plugin: string
  readonly collector: string
  /** The table of its asset type. */
  readonly resource: string
  readonly reason: string
  /** How often it came. */
  readonly seen: number
  readonly createddate: string
  readonly seendate: string
  /** What it says. */
  readonly values: JsonRow
  /** The assets that it may be about. */
  readonly candidates: readonly JsonRow[]
}
