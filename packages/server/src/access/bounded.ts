/** Sets an entry of a map that keeps at most so many; the one set longest ago makes room. */
export function setBounded<Key, Value>(map: Map<Key, Value>, most: number, [key, value]: readonly [Key, Value]): void {
  map.delete(key)
  if (map.size >= most) {
    const [oldest] = map.keys()
    if (oldest !== undefined) map.delete(oldest)
  }
  map.set(key, value)
}
