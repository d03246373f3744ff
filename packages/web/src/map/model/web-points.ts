import type { LayerPoint } from '@shopdb/kit'
import type { Spot } from './frame.ts'

/** A point that a plugin's layer puts on the plan. */
export interface WebPoint extends Spot {
  readonly label: string
  readonly color: string | undefined
  /** A page of the site. */
  readonly link: string | undefined
  readonly plugin: string
}

/** More would cover the plan, and take the time of everything else that is drawn. */
export const mostpoints = 5000
const longest = 200

/** Points as a browser half gave them, of which nothing is known; throws in words what is wrong. */
export function parsePoints(plugin: string, given: unknown): readonly WebPoint[] {
  if (!Array.isArray(given) || given.length > mostpoints)
    throw new Error(`It must give a list of at most ${mostpoints}.`)
  return given.map((one: unknown) => {
    if (!isPoint(one)) throw new Error('A point must have mapx and mapy, and a label.')
    const { mapx, mapy, label, color, link } = one
    return {
      x: mapx,
      y: mapy,
      label: label.slice(0, longest),
      color: typeof color === 'string' && CSS.supports('color', color) ? color : undefined,
      // What leads elsewhere is no page of the site.
      link: typeof link === 'string' && /^\/(?![/\\])/u.test(link) ? link : undefined,
      plugin,
    }
  })
}

function isPoint(one: unknown): one is LayerPoint {
  if (typeof one !== 'object' || one === null) return false
  const { mapx, mapy, label } = one as Partial<Record<keyof LayerPoint, unknown>>
  return Number.isFinite(mapx) && Number.isFinite(mapy) && typeof label === 'string'
}
