import { type JsonRow, type Platform, type ResourceDeclaration, ShopError } from '@shopdb/contract'
import { isMadeByCallers } from '../../resources/routes.ts'
import { sampleRow, type Sampling } from './sample-row.ts'

/** What trying the work of a plugin takes that the site does by itself. */
export interface Trial {
  readonly sampling: Sampling
  readonly platform: Platform
  /** What the plugin is called, and where it lies. */
  readonly name: string
  readonly folder: string
}

/** A platform that reaches nobody: sample data is nothing to be sent to whoever has such an address. */
export function aloneOf(platform: Platform): Platform {
  return {
    ...platform,
    fetch: async (address) => {
      const host = URL.canParse(address) ? new URL(address).host : ''
      if (host === '') throw new ShopError('invalid', `'${address}' is not an http or https address.`)
      throw new ShopError('unavailable', `${host} could not be reached.`)
    },
  }
}

/** A platform for which everything that is there was long ago, and which keeps nothing for ever. */
export function lateOf(platform: Platform, setting: number | string): Platform {
  return {
    ...platform,
    now: () => '2999-01-31T12:00:00.000Z',
    today: () => '2999-01-31',
    settings: { ...platform.settings, get: async (name) => (name === setting ? 1 : await platform.settings.get(name)) },
  }
}

/**
 * Makes a row as somebody types it in, with some values beside. What callers do not make means something to the plugin alone, and
 * is not guessed; where a rule refuses such a row, there are those that the plugin has made itself.
 */
export async function tryRow(
  { sampling, platform }: Trial,
  of: ResourceDeclaration,
  beside: JsonRow = {},
): Promise<void> {
  const resource = sampling.registry.get(of.table)
  if (!isMadeByCallers(resource)) return
  const values = { ...(await sampleRow(sampling, resource)), ...beside }
  try {
    await platform.change('A sample row', (work) => work.create(of, values))
  } catch (cause) {
    if (!(cause instanceof ShopError) || cause.code === 'failed') throw cause
  }
}
