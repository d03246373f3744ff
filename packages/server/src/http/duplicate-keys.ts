import type { Flaw } from '@shopdb/contract'

/** One object or array that the scan is inside of; `names` are the keys seen so far, of an object. */
interface Level {
  readonly names: Set<string> | undefined
  /** The key or the position at which the scan stands. */
  at: string | number
}

/** One step of a JSON pointer. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/**
 * The keys that an object has twice, at most `most` of them. `text` must be valid JSON: parsing alone would silently keep the
 * last of each.
 */
export function duplicateKeys(text: string, most: number): readonly Flaw[] {
  const flaws: Flaw[] = []
  const levels: Level[] = []
  for (let at = 0; at < text.length && flaws.length < most; at++) {
    const sign = text[at]
    if (sign === '"') {
      const end = endOfString(text, at)
      const flaw = isKey(text, end) ? enterKey(levels, text.slice(at, end)) : undefined
      if (flaw) flaws.push(flaw)
      at = end - 1
    } else moveOn(levels, sign)
  }
  return flaws
}

function moveOn(levels: Level[], sign: string | undefined): void {
  if (sign === '{') levels.push({ names: new Set(), at: '' })
  else if (sign === '[') levels.push({ names: undefined, at: 0 })
  else if (sign === '}' || sign === ']') levels.pop()
  else if (sign === ',') nextItem(levels.at(-1))
}

function nextItem(level: Level | undefined): void {
  if (level && typeof level.at === 'number') level.at++
}

function enterKey(levels: readonly Level[], quoted: string): Flaw | undefined {
  const level = levels.at(-1)
  if (!level?.names) return undefined
  // A quoted piece of valid JSON is a text.
  const key = JSON.parse(quoted) as string
  level.at = key
  if (!level.names.has(key)) {
    level.names.add(key)
    return undefined
  }
  return {
    path: levels.map((one) => pointerStep(one.at)).join(''),
    message: 'is there twice; each member may be there once',
  }
}

/** Where the string that begins at `start` ends, its closing quote included. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

function isKey(text: string, end: number): boolean {
  let at = end
  while (' \n\r\t'.includes(text[at] ?? '.')) at++
  return text[at] === ':'
}
