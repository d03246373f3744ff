import { addDays, type Platform, type RowOf, type Work } from '@shopdb/contract'
import { equipment } from './equipment.ts'
import type { IntervalUnit } from './interval.ts'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'

interface SampleTask {
  readonly task: string
  readonly every: readonly [number, IntervalUnit]
  readonly responsible: string
}

const machining: SampleTask = {
  task: 'Way lube, coolant and filters',
  every: [3, 'months'],
  responsible: 'Maintenance',
}
const spindle: SampleTask = { task: 'Spindle runout and ball bar', every: [6, 'months'], responsible: 'Maintenance' }
/** What is done at machines of a type; others have nothing planned. */
const tasks: Readonly<Record<string, readonly SampleTask[]>> = {
  '5-axis mill': [machining, spindle],
  'Horizontal machining center': [machining, spindle],
  'Vertical lathe': [machining],
  'Mill-turn': [machining, spindle],
  'Horizontal lathe': [machining],
  Hobbing: [machining],
  Grinder: [{ task: 'Wheel head and dresser', every: [8, 'weeks'], responsible: 'Maintenance' }],
  Furnace: [{ task: 'Thermocouple survey', every: [1, 'months'], responsible: 'Heat treat' }],
  'Heat treat': [{ task: 'Temperature uniformity survey', every: [3, 'months'], responsible: 'Heat treat' }],
  'Part washer': [{ task: 'Bath change and nozzles', every: [4, 'weeks'], responsible: 'Cell team' }],
  'Shot peen': [{ task: 'Media, nozzles and Almen strips', every: [2, 'weeks'], responsible: 'Cell team' }],
}

const repairs = [
  ['Door switch replaced', 1.5, 84],
  ['Coolant pump seal replaced', 3, 210.4],
  ['Turret indexing corrected', 5.25, null],
  ['Chip conveyor freed', 0.75, null],
] as const

/** Plans for the machines of the sample factory, most of them carried out in time, and repairs. */
export async function addSample(platform: Platform): Promise<void> {
  const today = platform.today()
  await platform.change('Sample data', async (work) => {
    const { data: machines } = await work.list(equipment, {}, { sort: 'assetnumber', perpage: 500 })
    for (const [at, machine] of machines.entries()) {
      const planned = tasks[machine.machinetypename ?? ''] ?? []
      for (const [which, task] of planned.entries())
        await addPlan(work, { machine, task, today, turn: at * 7 + which * 3 })
      if (at % 11 === 3) await addRepair(work, { machine, today, turn: at })
    }
  })
}

interface Turn {
  readonly machine: RowOf<typeof equipment>
  readonly today: string
  /** What makes machines differ. */
  readonly turn: number
}

async function addPlan(
  work: Work,
  { machine, task, today, turn }: Turn & { readonly task: SampleTask },
): Promise<void> {
  const [intervalvalue, intervalunit] = task.every
  const machineid = machine.assetid
  const { task: summary, responsible } = task
  const plan = { machineid, task: summary, responsible, intervalvalue, intervalunit }
  const { maintenanceplanid } = await work.create(maintenanceplan, plan)
  const length = { days: 1, weeks: 7, months: 30, years: 365 }[intervalunit] * intervalvalue
  // One in fifteen is late.
  const ago = turn % 15 === 4 ? length + 2 + (turn % 9) : (turn * 5) % length
  const doneby = responsible
  const log = { machineid, maintenanceplanid, kind: 'preventive', summary, doneby, hours: 1 + (turn % 5) / 2 } as const
  await work.create(maintenancerecord, { ...log, donedate: addDays(today, -ago), meterreading: 4000 + turn * 37 })
}

async function addRepair(work: Work, { machine, today, turn }: Turn): Promise<void> {
  const [summary, hours, cost] = repairs[turn % repairs.length] ?? repairs[0]
  const donedate = addDays(today, -((turn * 13) % 400))
  const log = { machineid: machine.assetid, kind: 'repair', summary, hours, cost, doneby: 'Maintenance' } as const
  await work.create(maintenancerecord, { ...log, donedate })
}
