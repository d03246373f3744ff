import { addMonths } from '@shopdb/contract'

/** Each keyword once, with commas between them: `printer dnc printer dnc ` is `printer, dnc`. Where commas are, words between them stay together. */
export function tidyKeywords(written: string): string | null {
  const words = (written.includes(',') ? written.split(',') : written.split(/\s+/u)).map((word) =>
    word.replaceAll(/\s+/gu, ' ').trim(),
  )
  const first = new Map<string, string>()
  for (const word of words) if (word !== '' && !first.has(word.toLowerCase())) first.set(word.toLowerCase(), word)
  return first.size === 0 ? null : [...first.values()].join(', ')
}

/** A share whose backslashes were written twice, as lists of the old system have them, gets them once. */
export function tidyShare(share: string): string {
  return share.startsWith('\\\\\\\\') ? share.replaceAll('\\\\', '\\') : share
}

/** The day on which an article is to be looked at again; null for never. Where a month is shorter, its last day. */
export function reviewDue(reviewed: string, months: number): string | null {
  return months === 0 ? null : addMonths(reviewed, months)
}
