import { followLog, type FollowParts } from '../changes/follow.ts'
import type { Ground } from './ground.ts'
import { groundtypes, readGround, renewGround } from './read-ground.ts'
import { resolveAll, type Drawn } from './resolve-all.ts'

/** All assets and where each is drawn; another value after each change that moved something. */
export interface Everything {
  readonly ground: Ground
  readonly drawn: Drawn
}

/**
 * All positions, kept in memory from when they are first asked for. What changes is read again by its keys; then the rule is
 * applied to everything anew, which takes milliseconds and needs no book of who stands with whom.
 */
export function followEverything(parts: FollowParts): () => Everything | Promise<Everything> {
  const { database } = parts
  return followLog<Everything>(parts, {
    entitytypes: groundtypes,
    load: async () => resolved(await readGround(database)),
    renew: async (known, told) => {
      const ground = await renewGround(database, known.ground, told)
      return ground === known.ground ? known : resolved(ground)
    },
  })
}

const resolved = (ground: Ground): Everything => ({ ground, drawn: resolveAll(ground) })
