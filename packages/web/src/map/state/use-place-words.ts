import { pathText, useTree } from '@shopdb/kit'
import type { FloorMap } from './use-floor-map.ts'

/** Where an entry stands, in words: its location and what that is in; without one the nearest name on the plan. */
export function usePlaceWords({ scene, answer }: FloorMap): (entry: number) => string {
  const tree = useTree('locations')
  const nearest = (x: number, y: number): string => {
    const { locations } = answer.value ?? {}
    let [name, least] = ['', Number.POSITIVE_INFINITY]
    locations?.locationid.forEach((_, place) => {
      const away = Math.hypot((locations.mapx[place] ?? 0) - x, (locations.mapy[place] ?? 0) - y)
      if (away >= least) return
      least = away
      name = locations.name[place] ?? ''
    })
    return name === '' ? '' : `near ${name}`
  }
  return (entry) => {
    const shown = scene.value
    if (!shown) return ''
    const locationid = shown.assets.locationid[entry] ?? null
    const path = locationid !== null && tree.value ? pathText(tree.value, locationid) : ''
    return path || nearest(shown.x[entry] ?? 0, shown.y[entry] ?? 0)
  }
}
