import { addDays, addMonths, asset, assetstatus, location, type Work } from '@shopdb/contract'
import { standard } from './calibrations.ts'
import { equipment, machinetype } from './machines.ts'
import { knownValues } from './reclassify.ts'
import { referencesOf } from './references.ts'
import { addCalibrations, calibrate, lab, type Making } from './sample-calibrations.ts'
import { type SampleGage, samplegages } from './sample-gages.ts'
import type { ToolSite } from './settings.ts'
import { measuringtool } from './tool.ts'
import { tooluse } from './uses.ts'

/** Hand gages of the sample factory, and the machines of its lab as the measuring tools that they are. */
export async function addSample(site: ToolSite): Promise<void> {
  const today = site.today()
  await site.change('Sample data', async (work) => {
    const inUse = await work.find(assetstatus, { name: 'Active' })
    const assetstatusid = inUse?.assetstatusid ?? null
    const making = { work, today, assetstatusid, standards: await addStandards(work, today) }
    for (const [at, machine] of (await labMachines(work)).entries()) await addMachine(making, machine, at)
    for (const [at, one] of samplegages.entries()) await addGage(making, one, at)
  })
}

async function addStandards(work: Work, today: string): Promise<readonly number[]> {
  const place = await work.find(location, { name: lab })
  const masters = [
    ['MS-01', 'Gage block set, grade 00', 250],
    ['MS-02', 'Ring gage 1.0000 in, class XXX', 21],
    ['MS-03', 'Sphere 25 mm for CMM', 140],
    ['MS-04', 'Torque tester 150 ft-lb', -12],
  ] as const
  const keys: number[] = []
  for (const [number, description, left] of masters) {
    const duedate = addDays(today, left)
    const dates = { duedate, caldate: addMonths(duedate, -12) }
    const row = { number, description, traceableto: 'NIST', locationid: place?.locationid ?? null, ...dates }
    keys.push((await work.create(standard, row)).standardid)
  }
  return keys
}

/** The machines of the lab that measure; those of receiving inspection stay equipment, as before somebody sorts them. */
async function labMachines(work: Work) {
  const types = await work.listAll(machinetype, { ismetrology: true })
  const place = await work.find(location, { name: lab })
  if (!place || types.length === 0) return []
  const machinetypeid = types.map((type) => type.machinetypeid)
  return work.listAll(equipment, { machinetypeid, locationid: place.locationid }, { sort: 'assetnumber' })
}

type Machine = Awaited<ReturnType<typeof labMachines>>[number]

async function addMachine(making: Making, machine: Machine, at: number): Promise<void> {
  const { work, today } = making
  const { assetid } = machine
  await work.reclassify(assetid, measuringtool, {
    ...(await knownValues(work, machine)),
    custodian: lab,
    calibrationmode: 'external',
    procedurenumber: 'QP-410',
    intervalvalue: 12,
    grrpercent: 4 + ((at * 7) % 19) / 2,
  })
  const caldate = addDays(today, -(20 + ((at * 53) % 360)))
  await calibrate(work, { assetid, caldate, months: 12, external: true })
  if (at === 3)
    await work.update(measuringtool, assetid, {
      duedateoverride: addDays(today, 14),
      overridereason: 'Moved to another bay',
    })
  if (at === 5) await addUses(making, { assetid, numbers: [], until: today })
}

async function addGage(making: Making, one: SampleGage, at: number): Promise<void> {
  const { work } = making
  const { mode = 'in-house', state = 'active', age, months } = one
  const { assetid } = await work.create(measuringtool, {
    assetnumber: `MT-${1001 + at}`,
    name: one.description,
    serialnumber: String(41_000_000 + at * 98_317),
    custodian: one.place,
    range: one.range,
    resolution: one.resolution,
    tolerance: one.tolerance,
    calibrationmode: mode,
    procedurenumber: mode === 'in-house' ? `QP-${420 + (at % 9)}` : null,
    intervalvalue: mode === 'reference only' ? null : months,
    assetstatusid: making.assetstatusid,
    ...(await referencesOf(work, one)),
  })
  if (age !== undefined && mode !== 'reference only') await addCalibrations(making, { assetid, one, age })
  if (state !== 'active') await work.update(measuringtool, assetid, { state })
  await addTies(making, assetid, one)
  // What is in doubt was measured before that was found.
  const isDoubtful = one.last !== undefined && one.last !== 'limited'
  const until = addDays(making.today, isDoubtful ? -(age ?? 0) : 0)
  if (one.at || isDoubtful) await addUses(making, { assetid, numbers: one.at ?? [], until })
}

async function addTies({ work }: Making, assetid: number, { at = [], before }: SampleGage): Promise<void> {
  const tie = { type: 'connectedto', sourceassetid: assetid, label: 'in process' } as const
  for (const [index, assetnumber] of at.entries()) {
    const machine = await work.find(asset, { assetnumber })
    if (machine) await work.relate({ ...tie, targetassetid: machine.assetid, inheritsposition: index === 0 })
  }
  const former = before === undefined ? undefined : await work.find(asset, { assetnumber: before })
  if (!former) return
  const past = { ...tie, targetassetid: former.assetid }
  await work.relate(past)
  await work.unrelate(past)
}

interface Used {
  readonly assetid: number
  /** Of the machines at which it was used. */
  readonly numbers: readonly string[]
  readonly until: string
}

async function addUses({ work }: Making, { assetid, numbers, until }: Used): Promise<void> {
  for (const [index, jobnumber] of ['J-88214', 'J-88230', 'J-88307'].entries()) {
    const number = numbers[index % Math.max(1, numbers.length)]
    const machine = number === undefined ? undefined : await work.find(asset, { assetnumber: number })
    const useddate = addDays(until, -(2 + index * 11 + (assetid % 5)))
    await work.create(tooluse, {
      measuringtoolid: assetid,
      useddate,
      jobnumber,
      machineid: machine?.assetid ?? null,
      usedby: 'Inspection',
    })
  }
}
