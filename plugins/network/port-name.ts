/** A port that is only part of a switch, as far as its name goes. */
interface Named {
  readonly name: string
}

/**
 * The port that a name means: the one that is called so, else the only one that is when kinds of ports are abbreviated as
 * switches do, `Gi1/0/7` for `GigabitEthernet 1/0/7`.
 */
export function findPort<P extends Named>(ports: readonly P[], name: string): P | undefined {
  const exact = ports.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  if (exact) return exact
  const alike = ports.filter((one) => short(one.name) === short(name))
  return alike.length === 1 ? alike[0] : undefined
}

function short(name: string): string {
  const [, letters = '', rest = ''] = /^([a-z -]*)(.*)$/u.exec(name.trim().toLowerCase()) ?? []
  return `${letters.replace(/port/u, '').trim().slice(0, 2)}${rest}`
}

/** The place of a port that nothing else tells of: the last number in its name. */
export function numberIn(name: string): number {
  const last = /(\d{1,5})\D*$/u.exec(name)?.[1]
  return last === undefined ? 0 : Math.min(Number(last), 100_000)
}
