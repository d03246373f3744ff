/** The part of autocannon that is used; the package brings no types. */
declare module 'autocannon' {
  interface Request {
    readonly method: string
    readonly path: string
    readonly body?: string
    readonly headers?: Readonly<Record<string, string>>
  }
  interface Client {
    setRequests(requests: readonly Request[]): void
  }
  interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration?: number
    /** Requests in all; the run ends with the last one. */
    readonly amount?: number
    /** Milliseconds between two looks at the clock. */
    readonly sampleInt: number
    readonly requests: readonly Request[]
    readonly setupClient: (client: Client) => void
  }
  interface Result {
    readonly '2xx': number
    readonly '3xx': number
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
  }
  interface Run extends Promise<Result> {
    on(event: 'response', listener: () => void): void
  }
  export default function autocannon(options: Options): Run
}
