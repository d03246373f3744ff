/** Rows in an order, and those that were written since it was read. */
export interface KeptOrder {
  readonly places: Int32Array
  readonly changed: ReadonlySet<number>
}

/** Orders of the rows of a shelf, from when they are first asked for. */
export interface Orders {
  /** The order of this name; it is read where it is not known, or much was written since. */
  keep(name: string, read: () => Promise<Int32Array>): Promise<KeptOrder>
  /** The row at this place was written. */
  note(place: number): void
}

/** Rows that may be written before an order is read anew. */
const most = 1000

/** No order is known. */
export function createOrders(): Orders {
  const orders = new Map<string, { readonly order: Promise<KeptOrder>; readonly changed: Set<number> }>()
  return {
    keep: (name, read) => {
      const known = orders.get(name)
      if (known) return known.order
      // What is written while it is being read counts as written since.
      const changed = new Set<number>()
      const order = read().then((places) => ({ places, changed }))
      orders.set(name, { order, changed })
      // Whoever asks next tries again.
      order.catch(() => orders.delete(name))
      return order
    },
    note: (place) => {
      for (const [name, { changed }] of orders) {
        changed.add(place)
        if (changed.size > most) orders.delete(name)
      }
    },
  }
}
