import { invalidInput } from '@shopdb/contract'

const longest = 255
/** Control characters, and those that turn the direction of writing: they make `gpj.exe` read as `exe.jpg`. */
const unseen = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

/** The name of a file without the folders it lay in. Throws `invalid` where nothing is left. */
export function parseFileName(raw: string): string {
  const last = raw.split(/[/\\]/u).at(-1) ?? ''
  const name = last.replaceAll(unseen, '').normalize('NFC').trim()
  if (name === '' || /^\.+$/u.test(name))
    throw invalidInput([{ path: '/name', message: 'must be the name of the file, such as hall-3.png' }])
  if (name.length > longest)
    throw invalidInput([{ path: '/name', message: `must have at most ${longest} characters; it has ${name.length}` }])
  return name
}

/** The ending of a name in lower case; empty without one. */
export function endingOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The name, with the first of the endings where it has none; undefined for one that promises something else. */
export function fittingName(name: string, endings: readonly string[]): string | undefined {
  const ending = endingOf(name)
  if (ending === '') return `${name.slice(0, longest - 11)}.${endings[0]}`
  return endings.includes(ending) ? name : undefined
}
