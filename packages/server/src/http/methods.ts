import { ShopError } from '@shopdb/contract'
import type { FastifyRequest } from 'fastify'
import type { Route } from '../access/route.ts'

/** What a path takes, for those who asked with a method that it does not have. */
export interface Taken {
  /** As the header `Allow` says it. */
  readonly allow: string
  readonly refusal: ShopError
}

/** What the path of a request takes; undefined where nothing is there at all. */
export type TakenAt = (request: FastifyRequest) => Taken | undefined

type Asked = Pick<Route, 'method' | 'path'>

/** Looks among the paths only when nothing was found: a route for each method that a path does not have took a fifth of a start. */
export function openTaken(routes: readonly Asked[]): TakenAt {
  let paths: readonly Path[] | undefined
  return ({ url, method }) => {
    const asked = (url.split('?', 1)[0] ?? '').split('/')
    paths ??= pathsOf(routes)
    const found = paths.find(({ parts }) => isAt(parts, asked))
    if (!found) return undefined
    const { path, methods } = found
    const message = `${method} is not possible here; ${path} takes ${methods.join(', ')}.`
    return { allow: [...methods, 'OPTIONS'].join(', '), refusal: new ShopError('methodnotallowed', message) }
  }
}

interface Path {
  readonly path: string
  readonly parts: readonly string[]
  readonly methods: readonly string[]
}

/** Those with the fewest gaps come first, as they do in the router. */
function pathsOf(routes: readonly Asked[]): readonly Path[] {
  const paths = [...Map.groupBy(routes, ({ path }) => path)].map(([path, its]) => {
    const methods = its.map(({ method }) => method)
    return { path, parts: path.split('/'), methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods }
  })
  return paths.toSorted((one, other) => gapsIn(one) - gapsIn(other))
}

const gapsIn = ({ parts }: Path): number => parts.filter((part) => isGap(part)).length

const isGap = (part: string | undefined): boolean => part === '*' || part?.startsWith(':') === true

function isAt(parts: readonly string[], asked: readonly string[]): boolean {
  if (parts.at(-1) === '*' ? asked.length < parts.length : asked.length !== parts.length) return false
  return parts.every((part, at) => isGap(part) || part === asked[at])
}
