import type { Match, Plan, PlanRow, Wish } from '../import/plan.ts'
import { areas, floor, middleOf, sections, type Area } from './areas.ts'
import { businessunits } from './cells.ts'
import { sampleMachines, type SampleMachine } from './machines.ts'
import { controls, models, vendors } from './makers.ts'

/** The sample factory as wanted rows. `fileid` is the stored picture of its floor plan. */
export function samplePlan(fileid: number): Plan {
  const machines = sampleMachines()
  return [
    ...named('assetstatuses', ['Active', 'Inactive', 'Decommissioned']),
    ...named('locationtypes', ['Building', ...new Set([...sections, ...areas].map((area) => area.kind))]),
    ...named('machinetypes', [...new Set(models.map((model) => model.machinetype))]),
    { ...byName('assettypes', 'Equipment', {}), mode: 'find', matches: [{ tablename: 'equipment' }] },
    { ...byName('relationshiptypes', 'partof', {}), mode: 'find' },
    ...vendors.map(({ name, website }) => byName('vendors', name, { website })),
    ...controls.map((control) => ofVendor('controllers', control)),
    ...models
      .map((model) => ofVendor('models', model))
      .map((row) => ({ ...row, values: { ...row.values, assettypeid: ref('assettypes', 'Equipment') } })),
    ...businessunits.map(({ name, code }, index) =>
      byName('businessunits', name, { code, ...(index === 0 ? {} : { parentbusinessunitid: top }) }),
    ),
    building,
    floorplan(fileid),
    ...[...sections, ...areas].map(place),
    ...machines.map(machineRow),
    ...machines.flatMap(siblingRow),
    ...machines.flatMap(protocolRow),
  ]
}

const ref = (resource: string, name: string): Wish => ({ row: `${resource} ${name}` })
const top = ref('businessunits', businessunits[0]?.name ?? '')

/** A row that is known again by its name alone. */
function byName(resource: string, name: string, more: Readonly<Record<string, Wish>>): PlanRow {
  return {
    key: `${resource} ${name}`,
    resource,
    label: name,
    mode: 'keep',
    matches: [{ name }],
    values: { name, ...more },
  }
}

/** A row that is known again by its name among others of the same vendor or place. */
const within = (row: PlanRow, match: Match): PlanRow => ({ ...row, matches: [{ name: row.label, ...match }] })

const named = (resource: string, names: readonly string[]): readonly PlanRow[] =>
  names.map((name) => byName(resource, name, {}))

function ofVendor(resource: string, { name, vendor }: { readonly name: string; readonly vendor: string }): PlanRow {
  const vendorid = ref('vendors', vendor)
  return within(byName(resource, name, { vendorid }), { vendorid })
}

const building = within(byName('locations', 'Main building', { locationtypeid: ref('locationtypes', 'Building') }), {
  parentlocationid: null,
})

const floorplan = (fileid: number): PlanRow =>
  byName('floorplans', 'Main building, ground floor', {
    locationid: { row: building.key },
    ...floor,
    fileid,
  })

function place(area: Area): PlanRow {
  const parentlocationid = area.section === undefined ? { row: building.key } : ref('locations', area.section)
  const values = {
    parentlocationid,
    locationtypeid: ref('locationtypes', area.kind),
    ...middleOf(area),
    floorplanid: ref('floorplans', 'Main building, ground floor'),
  }
  return within(byName('locations', area.name, values), { parentlocationid })
}

function machineRow(machine: SampleMachine): PlanRow {
  const { number, model, control, spot } = machine
  return {
    key: `equipment ${number}`,
    resource: 'equipment',
    label: number,
    mode: 'keep',
    matches: [{ assetnumber: number }],
    values: {
      assetnumber: number,
      serialnumber: machine.serialnumber,
      machinetypeid: ref('machinetypes', model.machinetype),
      vendorid: ref('vendors', model.vendor),
      modelid: ref('models', model.name),
      ...(control ? { controllerid: ref('controllers', control.name) } : {}),
      assetstatusid: ref('assetstatuses', machine.status),
      locationid: ref('locations', machine.area.name),
      businessunitid: ref('businessunits', machine.businessunit),
      ...(spot ? { ...spot, floorplanid: ref('floorplans', 'Main building, ground floor') } : {}),
      installdate: machine.installdate,
      commissiondate: machine.commissiondate,
      ...(machine.notes === undefined ? {} : { notes: machine.notes }),
    },
  }
}

/** The second half of a dual-path machine is part of the first and stands where that stands. */
function siblingRow({ number, siblingof }: SampleMachine): readonly PlanRow[] {
  if (siblingof === undefined) return []
  const ends = {
    sourceassetid: ref('equipment', number),
    relationshiptypeid: ref('relationshiptypes', 'partof'),
    targetassetid: ref('equipment', siblingof),
  }
  const values = { ...ends, label: 'Dualpath', inheritsposition: true }
  const label = `${number} with ${siblingof}`
  return [
    {
      key: `assetrelationships ${number}`,
      resource: 'assetrelationships',
      label,
      mode: 'keep',
      matches: [ends],
      values,
    },
  ]
}

function protocolRow(machine: SampleMachine): readonly PlanRow[] {
  const { control, number } = machine
  if (!control) return []
  const resource = control.protocol === 'none' ? 'ethernet' : control.protocol
  const assetid = ref('equipment', number)
  const values = { assetid, ...protocolValues(machine, control.protocol) }
  return [{ key: `${resource} ${number}`, resource, label: number, mode: 'keep', matches: [{ assetid }], values }]
}

function protocolValues(
  { number, siblingof, address, model }: SampleMachine,
  protocol: string,
): Readonly<Record<string, Wish>> {
  if (protocol === 'focas') {
    const paths = model.isdualpath ? 2 : 1
    return { ipaddress: address, port: 8193, pathid: siblingof === undefined ? 1 : 2, pathcount: paths }
  }
  if (protocol === 'mtconnect') {
    return { agenturl: 'http://10.20.10.5:5000', devicename: `M${number}`, ipaddress: address, port: 7878 }
  }
  if (protocol === 'serialdnc') {
    return { comport: `COM${(Number(number) % 8) + 1}`, baud: 9600, databits: 7, parity: 'even', stopbits: 1 }
  }
  return { ipaddress: address }
}
