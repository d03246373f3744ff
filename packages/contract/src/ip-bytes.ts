/** The bytes of an address in its kept form, the highest first: 4 of IPv4, 16 of IPv6; undefined for what is none. */
export function ipBytes(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || !/^[\da-f.:]+$/iu.test(text)) return undefined
  if (!text.includes(':')) return bytesOf(text.split('.').map(Number), 4)
  const [head = '', tail] = text.split('::')
  const words = (part: string | undefined): string[] => (part ? part.split(':') : [])
  const [first, last] = [words(head), words(tail)]
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const all = [...first, ...Array.from({ length: gap }, () => '0'), ...last].map((word) => Number.parseInt(word, 16))
  return bytesOf(
    all.flatMap((word) => [word >> 8, word & 255]),
    16,
  )
}

function bytesOf(parts: readonly number[], length: number): Uint8Array | undefined {
  return parts.length === length && parts.every((part) => part >= 0 && part <= 255) ? Uint8Array.from(parts) : undefined
}
