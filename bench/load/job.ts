/** One request of the load. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Where the load goes, and as whom. */
export interface Goal {
  readonly origin: string
  readonly token?: string
}

/** What the load generator is asked for. */
export type Job =
  /** Requests from ten connections: around and around for some seconds, or each once. */
  | { readonly kind: 'load'; readonly goal: Goal; readonly requests: readonly LoadRequest[]; readonly seconds?: number }
  /** One request from ten connections, around and around: long answers, which the generator of load takes apart too slowly. */
  | { readonly kind: 'long'; readonly goal: Goal; readonly request: LoadRequest; readonly seconds: number }
  /** One request and its whole answer. */
  | { readonly kind: 'once'; readonly goal: Goal; readonly request: LoadRequest }
  /** Single requests, one after the other, for as long as another one takes. */
  | {
      readonly kind: 'during'
      readonly goal: Goal
      readonly request: LoadRequest
      readonly singles: readonly LoadRequest[]
    }

/** What came of a job. */
export interface Outcome {
  readonly persecond: number
  readonly seconds: number
  readonly bytes: number
  /** Milliseconds, of the single requests. */
  readonly p99: number
  /** The start of the answer, of a single request. */
  readonly text: string
}
