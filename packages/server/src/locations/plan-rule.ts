import { ShopError } from '@shopdb/contract'
import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../changes/work.ts'
import type { Engine, Rule, Step } from '../resources/engine.ts'
import { toldRows } from './told-rows.ts'

/** A floor plan on which something stands is not removed, and its picture not made smaller than what stands on it: that would be nowhere. */
export function planRule(engineOf: () => Engine): Rule {
  return {
    check: async (work, step) => {
      const loss = lossOf(step)
      const id = Number(step.before?.['floorplanid'])
      const what = loss ? await standingOn(engineOf(), work, sql`floorplanid = ${id} and ${loss.lost}`) : ''
      if (!loss || what === '') return
      const name = String(step.before?.['name'])
      throw new ShopError('inuse', `${name} ${loss.verb}: ${what}. ${loss.advice}`)
    },
  }
}

/** What would be lost by a step, as a condition on assets and locations. */
interface Loss {
  readonly lost: RawBuilder<unknown>
  readonly verb: string
  readonly advice: string
}

const isPlaced = sql`mapx is not null and mapy is not null and isactive = 1`
const advice = 'Move them to another floor plan or give their spots back first.'

function lossOf({ before, after }: Step): Loss | undefined {
  if (!before) return undefined
  // A row that is gone leaves nobody behind, removed things neither.
  if (!after) return { lost: sql`1 = 1`, verb: 'cannot be purged, for it is named', advice }
  if (after['isactive'] === 0 && before['isactive'] === 1)
    return { lost: isPlaced, verb: 'cannot be removed, for on it stand', advice }
  const [width, height] = [Number(after['width']), Number(after['height'])]
  if (width >= Number(before['width']) && height >= Number(before['height'])) return undefined
  return {
    lost: sql`${isPlaced} and (mapx > ${width} or mapy > ${height})`,
    verb: `cannot be ${width} by ${height}, for outside would stand`,
    advice: 'Move them first.',
  }
}

async function standingOn({ registry }: Engine, { trx }: Work, where: RawBuilder<unknown>): Promise<string> {
  const told: string[] = []
  for (const name of ['assets', 'locations']) {
    const resource = registry.get(name)
    const words = await toldRows(resource, trx.selectFrom(resource.base).where(where as RawBuilder<boolean>))
    if (words !== undefined) told.push(words)
  }
  return told.join(' and ')
}
