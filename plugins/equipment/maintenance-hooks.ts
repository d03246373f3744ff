import {
  type Action,
  addDays,
  type Column,
  date,
  decimal,
  integer,
  type ListLine,
  type Markers,
  type Page,
  reference,
  text,
  type Widget,
} from '@shopdb/contract'
import { type Due, daysOf, listDue, listPlaces, toneOfDue } from './due.ts'
import { equipment } from './equipment.ts'
import { wordsOfDue } from './interval.ts'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'
import type { EquipmentPlatform, settings } from './settings.ts'

type Settings = typeof settings

/** A day later than any plan. */
const ever = '9999-12-31'

/** When each machine is due next. */
export const nextmaintenance: Column<Settings> = {
  of: equipment,
  name: 'nextmaintenance',
  label: 'Next maintenance',
  values: async (platform, ids) => {
    const [days, dues] = await Promise.all([daysOf(platform), listDue(platform, ever, ids)])
    return firstOfEach(dues).map(({ machine, plan }) => ({
      id: machine.assetid,
      value: plan.nextdue,
      tone: toneOfDue(plan.nextdue, days),
    }))
  },
}

/** They come by their day, so the first of a machine is its next. */
function firstOfEach(dues: readonly Due[]): readonly Due[] {
  return [...Map.groupBy(dues, ({ machine }) => machine.assetid).values()].flatMap(([first]) => first ?? [])
}

/** Machines whose maintenance is overdue. */
export const overduemarks: Markers<Settings> = {
  of: equipment,
  notes: async (platform, assetids) => {
    const today = platform.today()
    const overdue = await listDue(platform, addDays(today, -1), assetids)
    return firstOfEach(overdue).map(({ machine, plan }) => ({
      assetid: machine.assetid,
      tone: 'warning',
      badge: '!',
      note: `${plan.task} is ${wordsOfDue(plan.nextdue, today)}`,
    }))
  },
}

/** What is overdue, and what comes next. */
export async function maintenanceWidgets(platform: EquipmentPlatform): Promise<readonly Widget[]> {
  const days = await daysOf(platform)
  const dues = await listDue(platform, days.soon)
  const overdue = dues.filter(({ plan }) => plan.nextdue < days.today).length
  const link = '/pages/equipment/maintenance'
  const lines = dues.slice(0, 6).map(({ machine, plan }): ListLine => {
    const detail = `${plan.task}, ${wordsOfDue(plan.nextdue, days.today)}`
    const tone = toneOfDue(plan.nextdue, days)
    return { label: machine.assetnumber, detail, link: `/assets/${machine.assetid}`, tone }
  })
  return [
    { kind: 'stat', title: 'Maintenance overdue', value: overdue, tone: overdue > 0 ? 'error' : 'success', link },
    ...(lines.length > 0 ? [{ kind: 'list' as const, title: 'Maintenance next', lines, link }] : []),
  ]
}

/** What is to be done, by its day. */
export const maintenancepage: Page<Settings> = {
  name: 'maintenance',
  title: 'Maintenance due',
  icon: 'calendar-check',
  query: {
    days: integer({ label: 'Within', unit: 'days', min: 0, max: 3650, default: 30 }),
    locationid: reference({ label: 'Location', to: 'locations' }),
  },
  show: async (platform, { days: within, locationid }) => {
    const days = await daysOf(platform)
    const all = await listDue(platform, addDays(days.today, Number(within ?? 30)))
    const dues = all.filter(({ machine }) => typeof locationid !== 'number' || machine.locationid === locationid)
    const places = await listPlaces(platform, dues)
    const rows = dues.slice(0, 200).map(({ machine, plan }) => ({
      machine: machine.assetnumber,
      task: plan.task,
      due: plan.nextdue,
      left: wordsOfDue(plan.nextdue, days.today),
      responsible: plan.responsible,
      place: places.get(machine.locationid ?? 0) ?? null,
      page: `/equipment/maintenanceplans/${plan.maintenanceplanid}`,
      tone: toneOfDue(plan.nextdue, days),
    }))
    const columns = [
      { name: 'machine', label: 'Machine' },
      { name: 'task', label: 'Task' },
      { name: 'due', label: 'Due' },
      { name: 'left', label: 'That is' },
      { name: 'responsible', label: 'Responsible' },
      { name: 'place', label: 'Location' },
    ]
    const more = dues.length > rows.length ? `, the first ${rows.length} of ${dues.length}` : ''
    return [{ kind: 'table', title: `To be done${more}`, table: { columns, rows, link: 'page', tone: 'tone' } }]
  },
}

/** Writes into the log that a plan was carried out. */
export const done: Action<Settings> = {
  of: maintenanceplan,
  name: 'done',
  label: 'Done',
  icon: 'check',
  help: 'Writes it into the log of its machine; it is due again an interval later.',
  permission: 'maintenancerecords.write',
  input: {
    donedate: date({ label: 'Done on', help: 'Today, where nothing is said.' }),
    doneby: text({ label: 'By', max: 120 }),
    hours: decimal({ label: 'Work', min: 0, max: 10_000, scale: 2, unit: 'h' }),
    meterreading: integer({ label: 'Meter', min: 0, unit: 'h' }),
  },
  offered: ({ isactive }) => isactive === true,
  run: async (platform, { id = 0, input, user }) => {
    const { task, machineid } = await platform.get(maintenanceplan, id)
    const { donedate, doneby, hours, meterreading } = input
    await platform.change(`${task}, told by ${user.name}`, (work) =>
      work.create(maintenancerecord, {
        machineid,
        maintenanceplanid: id,
        kind: 'preventive',
        summary: task,
        donedate: typeof donedate === 'string' ? donedate : platform.today(),
        doneby: typeof doneby === 'string' ? doneby : null,
        hours: typeof hours === 'number' ? hours : null,
        meterreading: typeof meterreading === 'number' ? meterreading : null,
      }),
    )
    const { nextdue } = await platform.get(maintenanceplan, id)
    return { message: `${task} is noted; it is due again on ${nextdue}.`, tone: 'success' }
  },
}
