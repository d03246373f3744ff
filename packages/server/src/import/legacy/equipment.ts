import type { PlanRow, Ref, Wish } from '../plan.ts'
import type { Catalogs } from './catalogs.ts'
import type { LegacyRow } from './data.ts'
import { follow, type Catalog, type Draft } from './draft.ts'
import type { Machine } from './machines.ts'
import { legacyplan, spotOf } from './map.ts'
import { found, gather, missing, nothing, type Found } from './notes.ts'
import { statusOf } from './statuses.ts'
import { cleanLine, cleanLines, cleanWord } from './text.ts'
import { dayOf, flagOf, integerOf } from './values.ts'

/** What the rules for a machine need beside its row. */
export interface MachineWorld {
  readonly catalogs: Catalogs
  readonly statuses: Catalog
  /** The day at the site, `2026-11-20`. */
  readonly today: string
}

/** The floor plan that the old coordinates are pixels of: one of that size that is there already, else a new one. */
export const floorplan: PlanRow = {
  key: 'floorplan',
  resource: 'floorplans',
  label: 'Floor plan',
  mode: 'keep',
  matches: [{ ...legacyplan }, { name: 'Floor plan' }],
  values: { name: 'Floor plan', ...legacyplan },
}

/** The key within the plan of a machine's row. */
export const machineKey = (id: number): string => `machines ${id}`

/** A machine as an asset of the type Equipment; at its location where the old database says one. */
export function equipmentDraft(world: MachineWorld, machine: Machine, locationid?: Ref): Draft {
  const { id, row, number } = machine
  const { values, notes } = readEquipment(world, row)
  const matches = [{ legacymachineid: id }, { assetnumber: number }]
  const own = { assetnumber: number, legacymachineid: id, ...values, ...(locationid ? { locationid } : {}) }
  const planned = {
    key: machineKey(id),
    resource: 'equipment',
    label: number,
    origin: { table: 'machines', id },
    mode: 'update',
    matches,
    values: own,
  } as const
  return { row: planned, notes: [...machine.notes, ...notes] }
}

/** All members of a row but its number, and every remark about them. */
export function readEquipment(world: MachineWorld, row: LegacyRow): ReturnType<typeof gather<Wish>> {
  const { catalogs } = world
  const typeid = integerOf(row['machinetypeid'])
  const model = follow(catalogs.models, integerOf(row['modelnumberid']), 'danglingmodel')
  const spot = spotOf(row)
  return gather<Wish>({
    name: cleanWord(row['alias'], 120),
    serialnumber: cleanWord(row['serialnumber'], 120),
    machinetypeid: machineType(catalogs, typeid),
    legacymachinetypeid: typeid === undefined ? nothing : found(typeid),
    controllerid: follow(catalogs.controllers, integerOf(row['controllerid']), 'danglingcontroller'),
    modelid: model,
    vendorid: vendorOf(catalogs, model.value),
    businessunitid: follow(catalogs.businessunits, integerOf(row['businessunitid']), 'danglingbusinessunit'),
    assetstatusid: statusOf(row, world.statuses),
    mapx: spot.value ? found(spot.value.mapx) : { notes: spot.notes },
    mapy: spot.value ? found(spot.value.mapy) : nothing,
    floorplanid: spot.value ? found({ row: floorplan.key }) : nothing,
    requiresmanualconfig: flagged(row['requiresmanualmachineconfig']),
    notes: cleanLines(row['machinenotes']),
    legacydateadded: dayOf(row['dateadded'], world.today),
  })
}

function machineType(catalogs: Catalogs, id: number | undefined): Found<Ref> {
  if (id === undefined || id === 0) return missing('missingmachinetype', 'has no machine type')
  return follow(catalogs.machinetypes, id, 'danglingmachinetype')
}

/** The old database says who made a machine only by its model. */
function vendorOf(catalogs: Catalogs, model: Ref | undefined): Found<Wish> {
  const vendorid = catalogs.models.drafts.find((draft) => draft.row.key === model?.row)?.row.values['vendorid']
  return vendorid === undefined ? nothing : found(vendorid)
}

function flagged(raw: unknown): Found<boolean> {
  const flag = flagOf(raw)
  return flag === undefined ? nothing : found(flag)
}

/** A place of the old database, for the machines that stand there. */
export function locationDraft(id: number, row: LegacyRow): Draft | undefined {
  const { value: name } =
    cleanWord(row['alias'], 120).value === undefined
      ? cleanWord(row['machinenumber'], 120)
      : cleanWord(row['alias'], 120)
  if (name === undefined) return undefined
  const spot = spotOf(row)
  const place = spot.value ? { ...spot.value, floorplanid: { row: floorplan.key } } : {}
  const notes = [...cleanLine(row['alias']).notes, ...spot.notes]
  const planned = {
    key: machineKey(id),
    resource: 'locations',
    label: name,
    origin: { table: 'machines', id },
    mode: 'keep',
  } as const
  return { row: { ...planned, matches: [{ name }], values: { name, ...place } }, notes }
}
