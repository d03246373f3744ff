import { addDays, asset, assetstatus, location, type RowOf, type Tone } from '@shopdb/contract'
import { maintenanceplan } from './maintenance.ts'
import type { EquipmentPlatform } from './settings.ts'

/** A plan that is due, with its machine. */
export interface Due {
  readonly plan: RowOf<typeof maintenanceplan> & { readonly nextdue: string }
  readonly machine: RowOf<typeof asset>
}

/** How many plans are looked at. */
const most = 500

/** What is due until a day, the longest overdue first: of machines in use, and of these alone where some are named. */
export async function listDue(
  platform: EquipmentPlatform,
  until: string,
  machineids?: readonly number[],
): Promise<readonly Due[]> {
  if (machineids?.length === 0) return []
  const filter = { 'nextdue.lte': until, ...(machineids ? { machineid: machineids } : {}) }
  const [{ data: plans }, idle] = await Promise.all([
    platform.list(maintenanceplan, filter, { sort: 'nextdue', perpage: most, total: false }),
    platform.list(assetstatus, { isoperational: false }, { perpage: most, total: false }),
  ])
  const ids = [...new Set(plans.map(({ machineid }) => machineid))]
  if (ids.length === 0) return []
  const { data: machines } = await platform.list(asset, { assetid: ids }, { perpage: most, total: false })
  const resting = new Set(idle.data.map(({ assetstatusid }) => assetstatusid))
  const byId = new Map(machines.filter((one) => !resting.has(one.assetstatusid ?? 0)).map((one) => [one.assetid, one]))
  return plans.flatMap((plan) => {
    const machine = byId.get(plan.machineid)
    const { nextdue } = plan
    return machine && nextdue !== null ? [{ plan: { ...plan, nextdue }, machine }] : []
  })
}

/** How pressing a day is. */
export function toneOfDue(due: string, { today, soon }: { readonly today: string; readonly soon: string }): Tone {
  if (due < today) return 'error'
  return due <= soon ? 'warning' : 'neutral'
}

/** Today, and the last day that is soon. */
export async function daysOf(platform: EquipmentPlatform): Promise<{ readonly today: string; readonly soon: string }> {
  const today = platform.today()
  return { today, soon: addDays(today, await platform.settings.get('duesoondays')) }
}

/** The names of the places of machines. */
export async function listPlaces(
  platform: EquipmentPlatform,
  dues: readonly Due[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(dues.flatMap(({ machine }) => machine.locationid ?? []))]
  if (ids.length === 0) return new Map()
  const { data } = await platform.list(location, { locationid: ids }, { perpage: most })
  return new Map(data.map(({ locationid, name }) => [locationid, name]))
}
