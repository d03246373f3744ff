/** The characters that Windows-1252 has where Latin-1 has control characters, by code point, with their byte. */
const windows: ReadonlyMap<number, number> = new Map(
  [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
    0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
  ].map((point, index): [number, number] => [point, 0x80 + index]),
)

/**
 * Text that was UTF-8 and was read as Latin-1 or Windows-1252, put right; any other text as it is. It is changed only
 * when its bytes are well-formed UTF-8 of Latin letters and signs, so `M\u00fcller` stays `M\u00fcller`, and a diameter
 * before a plus-minus does not become an Arabic letter. Text that was spoilt twice is put right twice.
 */
export function repairText(text: string): string {
  const bytes = bytesOf(text)
  if (!bytes) return text
  try {
    const repaired = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return repaired === text || beyondLatin.test(repaired) ? text : repairText(repaired)
  } catch {
    return text
  }
}

const beyondLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

/** The bytes that were read wrongly, or undefined where a character cannot have come from one byte, or all are ASCII. */
function bytesOf(text: string): Uint8Array | undefined {
  const bytes = Array.from(text, (character) => byteOf(character.codePointAt(0) ?? 0))
  if (bytes.every((byte) => byte !== undefined && byte < 0x80)) return undefined
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined
}

function byteOf(point: number): number | undefined {
  return point <= 0xff ? point : windows.get(point)
}
