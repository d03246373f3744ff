import { ShopError } from '@shopdb/contract'

/** Reads what a hook gave, of which nothing is known. Throws in words what is wrong; what is not asked for is left behind. */
export interface Shape {
  /** The members of an object. */
  readonly members: Readonly<Record<string, unknown>>
  readonly path: string
}

const wrong = (path: string, right: string): ShopError => new ShopError('failed', `Its ${path} must be ${right}.`)

/** An object, by a name that people find it by. */
export function shapeOf(value: unknown, path: string): Shape {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, 'an object')
  // Any object has members; what they are is asked one by one.
  return { members: value as Readonly<Record<string, unknown>>, path }
}

/** A text of at most so many characters. */
export function words({ members, path }: Shape, name: string, most = 200): string {
  const value = members[name]
  if (typeof value !== 'string' || value.length > most)
    throw wrong(`${path}.${name}`, `a text of at most ${most} characters`)
  return value
}

/** A finite number. */
export function figure({ members, path }: Shape, name: string): number {
  const value = members[name]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(`${path}.${name}`, 'a number')
  return value
}

/** One of a closed list. */
export function oneOf<const Word extends string>(
  { members, path }: Shape,
  name: string,
  choices: readonly Word[],
): Word {
  const found = choices.find((choice) => choice === members[name])
  if (found === undefined) throw wrong(`${path}.${name}`, `one of ${choices.join(' ')}`)
  return found
}

/** A list of at most so many entries, each read by itself. */
export function each<T>(value: unknown, path: string, most: number, read: (entry: Shape) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > most) throw wrong(path, `a list of at most ${most}`)
  return value.map((entry, at) => read(shapeOf(entry, `${path}[${at}]`)))
}

/** The same of a list in which what is false, null or undefined is left out. */
export function eachThere<T>(value: unknown, path: string, most: number, read: (entry: Shape) => T): readonly T[] {
  const isThere = (entry: unknown): boolean => entry !== undefined && entry !== null && entry !== false
  return each(Array.isArray(value) ? value.filter(isThere) : value, path, most, read)
}

/** The members that are there, by their readers. */
export function maybe<T>({ members }: Shape, name: string, read: () => T): Readonly<Record<string, T>> {
  return members[name] === undefined ? {} : { [name]: read() }
}

/** A color. Anything else would be read by browsers as whatever it says. */
export function color(shape: Shape, name: string): string {
  const value = words(shape, name)
  if (!/^#[0-9a-f]{6}$/iu.test(value)) throw wrong(`${shape.path}.${name}`, 'six hexadecimal digits, such as #7c3aed')
  return value
}

/** A page of the site: what leads elsewhere is refused, whatever scheme it has. */
export function page(shape: Shape, name: string): string {
  const value = words(shape, name, 500)
  if (!/^\/(?![/\\])/u.test(value)) throw wrong(`${shape.path}.${name}`, 'a page of this site, such as /forklifts/17')
  return value
}

const elsewhere = /^(?:https?|mailto|tel|ssh|rdp|vnc):[^\s<>"\\^`{|}]+$/iu

/** A page of the site, or an address elsewhere that a browser hands on without running anything of it. */
export function address(shape: Shape, name: string): string {
  const value = words(shape, name, 500)
  return elsewhere.test(value) ? value : page(shape, name)
}
