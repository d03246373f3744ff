import { setImmediate } from 'node:timers/promises'

/** Looks keys up; those that are not there are left out. */
export type LookUp<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>

const most = 500

/** Looks up in one go what is asked for in one turn of the event loop, at most 500 keys at a time. */
export function gathered<Value>(lookUp: LookUp<Value>): LookUp<Value> {
  let gathering: { readonly keys: Set<string>; readonly found: Promise<ReadonlyMap<string, Value>> } | undefined
  const gather = async (keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Value>> => {
    await setImmediate()
    gathering = undefined
    const all = [...keys]
    const starts = Array.from({ length: Math.ceil(all.length / most) }, (_, part) => part * most)
    const parts = await Promise.all(starts.map((start) => lookUp(all.slice(start, start + most))))
    return new Map(parts.flatMap((part) => [...part]))
  }
  return async (asked) => {
    if (asked.length === 0) return new Map()
    const keys = gathering?.keys ?? new Set<string>()
    for (const key of asked) keys.add(key)
    gathering ??= { keys, found: gather(keys) }
    return await gathering.found
  }
}
