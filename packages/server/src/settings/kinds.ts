import { delimiter } from 'node:path'
import { ShopError } from '@shopdb/contract'

/** How one text from the environment becomes a value: what people read as its kind, and a parser that throws what would be right. */
export interface Kind<Value> {
  readonly kind: string
  parse(text: string): Value
}

const wrong = (right: string) => new ShopError('invalid', `must be ${right}`)

/** A whole number within inclusive limits. */
export function wholeNumber(min: number, max: number): Kind<number> {
  const right = `a whole number from ${min} to ${max}`
  return {
    kind: right,
    parse(text) {
      const value = Number(text)
      if (!/^\d+$/u.test(text) || value < min || value > max) throw wrong(right)
      return value
    },
  }
}

/** One of a closed list of words. */
export function oneOf<const Word extends string>(choices: readonly Word[]): Kind<Word> {
  const right = choices.join(' or ')
  return {
    kind: right,
    parse(text) {
      const found = choices.find((choice) => choice === text)
      if (!found) throw wrong(right)
      return found
    },
  }
}

/** Yes or no. */
export const flag: Kind<boolean> = {
  kind: 'true or false',
  parse: (text) => oneOf(['true', 'false']).parse(text) === 'true',
}

/** Any text; the sentence of its variable says what for. */
export function words(kind: string): Kind<string> {
  return { kind, parse: (text) => text }
}

/** Several folders, parted by commas or as PATH parts them. */
export const folders: Kind<readonly string[]> = {
  kind: 'folders, parted by commas',
  parse: (text) =>
    text
      .split(delimiter === ':' ? /[,:]/u : /[,;]/u)
      .map((part) => part.trim())
      .filter(Boolean),
}

/** Several words, parted by commas. */
export function listOf(kind: string): Kind<readonly string[]> {
  return {
    kind: `${kind}, parted by commas`,
    parse: (text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
  }
}

/** An absolute http or https address without a path, kept without a slash at its end. */
export const origin: Kind<string> = {
  kind: 'an http or https address without a path',
  parse(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (!url || !/^https?:$/u.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
      throw wrong(this.kind)
    return url.origin
  },
}

/** Where a database is: `mysql://user:password@host:3306/name`. */
export const databaseAddress: Kind<string> = {
  kind: 'a mysql:// or mariadb:// address',
  parse(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (!url || !/^(mysql|mariadb):$/u.test(url.protocol) || !url.hostname || url.pathname.length < 2) {
      throw wrong('an address such as mysql://shopdb:password@127.0.0.1:3306/shopdb')
    }
    return text
  },
}

/** The same, or nothing where the variable is empty. */
export function optional<Value>(kind: Kind<Value>): Kind<Value | undefined> {
  return { kind: kind.kind, parse: (text) => (text === '' ? undefined : kind.parse(text)) }
}
