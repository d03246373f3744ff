import { followLog, type FollowParts } from '../changes/follow.ts'
import type { Ground } from './ground.ts'
import { groundtypes, readGround, renewGround } from './read-ground.ts'
import { resolveAgain, resolveAll, type Drawn } from './resolve-all.ts'

/** All assets and where each is drawn; another value after each change that moved something. */
export interface Everything {
  readonly ground: Ground
  readonly drawn: Drawn
}

/**
 * All positions, kept in memory from when they are first asked for. What changes is read again by its keys, and what stands
 * with it is resolved anew.
 */
export function followEverything(parts: FollowParts): () => Everything | Promise<Everything> {
  const { database } = parts
  return followLog<Everything>(parts, {
    entitytypes: groundtypes,
    load: async () => {
      const ground = await readGround(database)
      return { ground, drawn: resolveAll(ground) }
    },
    renew: async (known, told) => {
      const ground = await renewGround(database, known.ground, told)
      return ground === known.ground ? known : { ground, drawn: resolveAgain(known, ground) }
    },
  })
}
