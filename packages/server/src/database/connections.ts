import { unavailable } from './failures.ts'

/** How connections are made, known to be broken, and ended. */
export interface Handling<C> {
  readonly open: () => Promise<C>
  readonly isWhole: (connection: C) => boolean
  readonly close: (connection: C) => Promise<void>
}

/** Connections that are lent and taken back; they are made when they are needed. */
export interface Connections<C> {
  /** Waits for one where all are lent; fails at once where none can be made. */
  readonly take: () => Promise<C>
  readonly giveBack: (connection: C) => void
  /** Those at rest are closed now, those that are lent when they come back. */
  readonly end: () => Promise<void>
}

interface Waiting<C> {
  readonly resolve: (connection: C | Promise<C>) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lends at most so many connections. The pools of drivers go on trying for seconds where a server cannot be reached; here
 * whoever asks is told at once, and what is broken is made anew for the next one.
 */
export function openConnections<C>(most: number, { open, isWhole, close }: Handling<C>): Connections<C> {
  const atRest: C[] = []
  const waiting: Waiting<C>[] = []
  const state = { made: 0, isOver: false }
  const make = async (): Promise<C> => {
    state.made += 1
    try {
      return await open()
    } catch (error) {
      state.made -= 1
      // Those who wait for it may find the server again, or are told as much.
      if (state.made === 0) waiting.shift()?.resolve(make())
      throw error
    }
  }
  return {
    take: async () => {
      if (state.isOver) throw closed()
      for (let one = atRest.pop(); one !== undefined; one = atRest.pop()) {
        if (isWhole(one)) return one
        state.made -= 1
      }
      if (state.made < most) return make()
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    giveBack: (connection) => {
      if (state.isOver) return void close(connection)
      const next = waiting.shift()
      if (isWhole(connection)) return next ? next.resolve(connection) : void atRest.push(connection)
      state.made -= 1
      next?.resolve(make())
    },
    end: async () => {
      state.isOver = true
      for (const { reject } of waiting.splice(0)) reject(closed())
      await Promise.all(atRest.splice(0).map(close))
    },
  }
}

const closed = (): Error => unavailable('The database is closed.')
