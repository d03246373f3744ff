const byname = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Names in the order in which people look for them: `Cell 7` before `Cell 17`, in whatever letters. */
export function compareNames(one: string, other: string): number {
  return byname.compare(one, other)
}
