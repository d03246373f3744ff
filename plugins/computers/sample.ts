import {
  asset,
  assetstatus,
  assettype,
  location,
  model,
  operatingsystem,
  type RowOf,
  vendor,
  type Work,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { sampleComputer, type SampleModel, type SampleRole, samplesystems } from './sample-computers.ts'
import { addParts, addPrograms } from './sample-parts.ts'
import type { ComputersPlatform } from './settings.ts'

/** How many machines one computer of the floor controls at most. */
const reach = 4

/** Where computers without machines stand, and how many. */
const rooms: readonly { readonly room: string; readonly role: SampleRole; readonly count: number }[] = [
  { room: 'Engineering office', role: 'engineer', count: 8 },
  { room: 'Production office', role: 'standard', count: 6 },
  { room: 'Break room', role: 'kiosk', count: 2 },
  { room: 'IDF-1', role: 'server', count: 3 },
]

type Machine = RowOf<typeof asset>

/** A computer to be made: what it is for, where, and which machines it controls. */
interface Wanted {
  readonly role: SampleRole
  readonly locationid: number | null
  readonly machines: readonly Machine[]
}

/** Computers of the sample factory: some beside the machines that they control, others in the rooms. */
export async function addSample(platform: ComputersPlatform): Promise<void> {
  const today = platform.today()
  await platform.change('Sample data', async (work) => {
    const programs = await addPrograms(work)
    const systems = await addSystems(work)
    const active = await work.find(assetstatus, { name: 'Active' })
    const wanted = [...(await onTheFloor(work)), ...(await inRooms(work))]
    for (const [at, one] of wanted.entries()) {
      const made = sampleComputer(101 + at, one.role, today)
      const makers = { ...(await modelOf(work, made.model)), assetstatusid: active?.assetstatusid ?? null }
      const operatingsystemid = systems.get(made.system) ?? null
      const { assetid } = await work.create(computer, { ...made.row, ...placeOf(one), ...makers, operatingsystemid })
      for (const machine of one.machines)
        await work.relate({ type: 'controls', sourceassetid: assetid, targetassetid: machine.assetid })
      await addParts(work, { computerid: assetid, number: 101 + at, role: one.role, programs, today })
    }
  })
}

/** It stands beside its first machine. */
function placeOf({ locationid, machines: [first] }: Wanted): Partial<Machine> {
  if (!first || first.mapx === null || first.mapy === null) return { locationid }
  const { floorplanid, businessunitid } = first
  return { locationid, mapx: first.mapx + 40, mapy: first.mapy + 14, floorplanid, businessunitid }
}

/** One for every few machines of a cell. */
async function onTheFloor(work: Work): Promise<readonly Wanted[]> {
  const type = await work.find(assettype, { tablename: 'equipment' })
  const lab = await work.find(location, { name: 'Metrology lab' })
  if (!type) return []
  const filter = { assettypeid: type.assettypeid, 'mapx.isnull': false }
  const { data } = await work.list(asset, filter, { sort: 'assetnumber', perpage: 500 })
  return [...Map.groupBy(data, (machine) => machine.locationid)].flatMap(([locationid, machines]) => {
    const role: SampleRole = locationid === lab?.locationid ? 'cmm' : 'shopfloor'
    const many = role === 'cmm' ? 1 : reach
    const starts = Array.from({ length: Math.ceil(machines.length / many) }, (_, group) => group * many)
    return starts.map((start) => ({ role, locationid, machines: machines.slice(start, start + many) }))
  })
}

async function inRooms(work: Work): Promise<readonly Wanted[]> {
  const found = await Promise.all(
    rooms.map(async (one) => ({ ...one, place: await work.find(location, { name: one.room }) })),
  )
  return found.flatMap(({ role, count, place }) =>
    Array.from({ length: count }, () => ({ role, locationid: place?.locationid ?? null, machines: [] })),
  )
}

async function addSystems(work: Work): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const system of samplesystems) {
    const { operatingsystemid } =
      (await work.find(operatingsystem, { name: system.name })) ?? (await work.create(operatingsystem, system))
    ids.set(system.name, operatingsystemid)
  }
  return ids
}

async function modelOf(
  work: Work,
  { vendor: maker, name }: SampleModel,
): Promise<{ readonly vendorid: number; readonly modelid: number }> {
  const { vendorid } = (await work.find(vendor, { name: maker })) ?? (await work.create(vendor, { name: maker }))
  const known = (await work.find(model, { name, vendorid })) ?? (await work.create(model, { name, vendorid }))
  return { vendorid, modelid: known.modelid }
}
