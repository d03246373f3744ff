import { ShopError, type Log } from '@shopdb/contract'
import type { Database } from '../database/database.ts'
import type { Changes } from './changes.ts'
import { digestsAfter, readLogEnd, type ChangeDigest, type LogEnd } from './digests.ts'

/** Hears of change sets, each once, in the order of their commits. */
export type Follower = (digest: ChangeDigest) => void

/** What is changed on the site, by whatever process, while it happens. */
export interface ChangeFeed {
  /** Calls for every change set from now on. Gives the last one that was there, and the way to stop. */
  follow(follower: Follower): Promise<{ readonly changesetid: number; readonly stop: () => void }>
  /** The change sets after this one; undefined where they are too many to be told, or where it is none of this log. */
  since(changesetid: number): Promise<readonly ChangeDigest[] | undefined>
}

/** What a feed is made of. */
export interface FeedParts {
  readonly database: Database
  readonly changes: Changes
  readonly log: Log
}

/** Milliseconds after which another process may have changed something. */
const age = 1000
/** Audit entries that are told to somebody who was away. */
const mostmissed = 5000

/**
 * Reads the change log after each commit of this process, and now and then for those of others; once for all who follow, and not
 * at all where nobody does.
 */
export function createFeed(parts: FeedParts): ChangeFeed {
  const { read } = parts.database
  const followers = new Set<Follower>()
  const watch = openWatch(parts, (digest) => {
    for (const follower of followers) follower(digest)
  })
  parts.changes.onCommit(() => {
    if (followers.size > 0) void watch.look()
  })
  return {
    follow: async (follower) => {
      followers.add(follower)
      const stop = (): void => {
        followers.delete(follower)
        if (followers.size === 0) watch.pause()
      }
      watch.start()
      const end = watch.end() ?? (await watch.look().then(() => watch.end()))
      if (end) return { changesetid: end.changesetid, stop }
      stop()
      throw new ShopError('unavailable', 'The log of changes cannot be read at the moment; try again.')
    },
    since: (changesetid) => digestsSince(read, changesetid),
  }
}

async function digestsSince(read: Database['read'], changesetid: number): Promise<readonly ChangeDigest[] | undefined> {
  const end = await readLogEnd(read)
  if (changesetid === end.changesetid) return []
  const first = await read
    .selectFrom('auditlogs')
    .select('auditlogid')
    .where('changesetid', '>', changesetid)
    .orderBy('changesetid')
    .orderBy('auditlogid')
    .limit(1)
    .executeTakeFirst()
  const auditlogid = Number(first?.['auditlogid'] ?? 0)
  if (!first || end.auditlogid - auditlogid >= mostmissed) return undefined
  const digests: ChangeDigest[] = []
  for await (const { digest } of digestsAfter(read, auditlogid - 1)) digests.push(digest)
  return digests
}

interface Watch {
  start(): void
  pause(): void
  /** Reads on; those who ask while it reads get another reading after it. */
  look(): Promise<void>
  /** How far it has read; undefined before the first look. */
  end(): LogEnd | undefined
}

function openWatch({ database: { read }, log }: FeedParts, tell: Follower): Watch {
  let end: LogEnd | undefined
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  const next = { isDue: false }
  let isFailing = false

  const step = async (): Promise<void> => {
    next.isDue = false
    if (!end) return begin(await readLogEnd(read))
    for await (const found of digestsAfter(read, end.auditlogid)) {
      if (!timer) return
      end = found.end
      tell(found.digest)
    }
  }
  const begin = (found: LogEnd): void => {
    if (timer) end = found
  }
  const run = async (): Promise<void> => {
    try {
      while (next.isDue) await step()
      isFailing = false
    } catch (error) {
      // Told once: the next look comes in a second.
      if (!isFailing) log.warn('The log of changes cannot be read; open pages are not told of changes.', { error })
      isFailing = true
    } finally {
      looking = undefined
    }
  }
  const look = (): Promise<void> => {
    next.isDue = true
    return (looking ??= run())
  }
  return {
    look,
    end: () => end,
    start: () => void (timer ??= setInterval(() => void look(), age).unref()),
    pause: () => {
      clearInterval(timer)
      timer = undefined
      // Whoever comes next begins at the end of the log.
      end = undefined
    },
  }
}
