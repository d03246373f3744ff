/** A subnet as people read it: `10.1.0.0/24 Cell 1`. */
export function subnetWord({ cidr, name }: { readonly cidr: string; readonly name: string | null }): string {
  return name === null ? cidr : `${cidr} ${name}`
}

/** The page that tells who has which address of a subnet. */
export function subnetPath(subnetid: number): string {
  return `/pages/network/subnet?subnetid=${subnetid}`
}

/** A count that people read: of IPv6 the power of two says more than twenty digits. */
export function writeCount(count: bigint): number | string {
  if (count < 1_000_000_000n) return Number(count)
  const power = count.toString(2).length - 1
  return count === 1n << BigInt(power) ? `2^${power}` : `about 2^${power}`
}
