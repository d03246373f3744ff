import { conflict, date, defineAction, defineColumns, listPage, type NamedRow } from '@shopdb/contract'
import { maintenanceplan, maintenancerecord } from './maintenance.ts'

const { fields } = maintenancerecord

/** Writes into the log that a plan was carried out. */
export const done = defineAction({
  of: maintenanceplan,
  name: 'done',
  label: 'Done',
  icon: 'check',
  help: 'Writes it into the log of its machine; it is due again an interval later.',
  permission: 'maintenancerecords.write',
  input: {
    donedate: date({ label: 'Done on', help: 'Where empty: today.' }),
    doneby: fields.doneby,
    hours: fields.hours,
    meterreading: fields.meterreading,
  },
  offered: ({ isactive }) => isactive,
  run: async (platform, { id = 0, input, user }) => {
    const { task, machineid } = await platform.get(maintenanceplan, id)
    const donedate = input.donedate ?? platform.today()
    const told = { ...input, donedate, machineid, maintenanceplanid: id, kind: 'preventive', summary: task } as const
    await platform.change(`${task}, told by ${user.name}`, async (work) => {
      // Two people tick it off, or one of them has written it into the log already.
      const same = await work.find(maintenancerecord, { machineid, donedate, summary: task })
      if (same) throw alreadyDone(same)
      return await work.create(maintenancerecord, told)
    })
    const { nextdue } = await platform.get(maintenanceplan, id)
    return { message: `${task} is noted; it is due again on ${nextdue}.` }
  },
})

const alreadyDone = ({ summary, donedate, doneby }: NamedRow<typeof maintenancerecord>) =>
  conflict(`${summary} of ${donedate} is in the log already${doneby === null ? '' : `, done by ${doneby}`}.`, [
    { path: '/donedate', message: 'is in the log already' },
  ])

/** How often a plan was carried out; who did it and when stands behind it. */
export const entries = defineColumns(maintenanceplan, {
  columns: { entries: 'In the log' },
  cells: async (platform, plans) => {
    const ids = plans.map(({ maintenanceplanid }) => maintenanceplanid)
    const counts = await platform.countBy(maintenancerecord, 'maintenanceplanid', { maintenanceplanid: ids })
    return ids.map((maintenanceplanid) => {
      const link = listPage(maintenancerecord, { maintenanceplanid })
      return { entries: { value: counts.get(maintenanceplanid)?.all ?? 0, link } }
    })
  },
})
