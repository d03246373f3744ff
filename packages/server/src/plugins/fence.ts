import type { Work } from '../changes/work.ts'

/** An open change set that is lent to code of a plugin, until it is closed. */
export interface Lent {
  readonly work: Work
  close(): void
}

/** Lends a change set: whoever comes too late can do nothing in it any more, nor in what its connection serves by then. */
export function lend(work: Work): Lent {
  let isOpen = true
  const check = (): void => {
    if (!isOpen) throw new Error('It is too late: the change that this belonged to is over.')
  }
  const lent = { ...work, trx: guarded(work.trx, check), ahead: guarded(work.ahead, check) }
  return { work: guarded(lent, check), close: () => void (isOpen = false) }
}

/** The same thing, whose members can be reached only as long as the check passes. */
function guarded<T extends object>(thing: T, check: () => void): T {
  return new Proxy(thing, {
    get(target, name) {
      check()
      const member: unknown = Reflect.get(target, name, target)
      // Bound, because private members are of the thing itself.
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}
