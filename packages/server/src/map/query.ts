import { invalidInput } from '@shopdb/contract'
import type { Call } from '../access/route.ts'

/** The parameters of a request, each given once; others are refused. */
export function readQuery<Name extends string>(
  { query }: Call,
  names: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  for (const [name, value] of Object.entries(query)) {
    if (!names.some((known) => known === name)) {
      const rest = names.length > 0 ? `; there is ${names.join(', ')}` : ''
      throw invalidInput([{ path: `/${name}`, message: `is not a parameter here${rest}` }])
    }
    if (typeof value !== 'string') throw invalidInput([{ path: `/${name}`, message: 'must be given once' }])
  }
  // Checked in the lines above.
  return query as Readonly<Partial<Record<Name, string>>>
}

/** A key among the parameters; undefined where it is not given. */
export function readKey(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,14}$/u.test(text)) return Number(text)
  throw invalidInput([{ path: `/${name}`, message: `must be a key such as 1, not ${JSON.stringify(text)}` }])
}

/** Yes or no among the parameters; no where it is not given. */
export function readFlag(name: string, text = 'false'): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw invalidInput([{ path: `/${name}`, message: 'must be true or false' }])
}
