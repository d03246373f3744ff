import {
  conflict,
  defineAction,
  integer,
  type NamedRow,
  type Panels,
  type Reader,
  rowPage,
  rowsSection,
  text,
} from '@shopdb/contract'
import { equipment } from './equipment.ts'
import { focas } from './protocols.ts'

/** The other machine of a control with two paths. */
export const addSecondPath = defineAction({
  of: equipment,
  name: 'addsecondpath',
  label: 'Add its second path',
  icon: 'split',
  help: 'Its control runs another path that has a machine number of its own: the two are tied, and share the connection.',
  permission: 'equipment.write',
  input: {
    assetnumber: text({ label: 'Machine number', required: true, max: 60 }),
    name: text({ label: 'Alias', max: 120 }),
    pathid: integer({ label: 'Path', min: 1, max: 15, default: 2 }),
  },
  offered: async ({ assetid }, reader) => {
    const paths = await listPaths(reader, assetid)
    const [first] = paths
    if (!first) return 'It has no FOCAS connection that a second path could share; add that first.'
    const most = first.pathcount ?? 2
    return (
      paths.length < most ||
      `Its control has ${most} paths, and each is a machine already; where it has more, say so in its FOCAS connection.`
    )
  },
  run: async (platform, { id = 0, input: { assetnumber, name, pathid } }) => {
    const machine = await platform.get(equipment, id)
    const paths = await listPaths(platform, id)
    const cnc = paths.find(({ assetid }) => assetid === id)
    if (!cnc) throw conflict(`${machine.assetnumber} has no FOCAS connection that a second path could share.`)
    if (paths.some((one) => one.pathid === pathid))
      throw conflict(`Path ${pathid} of this control is a machine already.`, [{ path: '/pathid', message: 'is taken' }])
    const pathcount = Math.max(cnc.pathcount ?? 2, pathid)
    const assetid = await platform.change(`Path ${pathid} of ${machine.assetnumber}`, async (work) => {
      const made = await work.create(equipment, { ...sharedOf(machine), assetnumber, name })
      await work.create(focas, { ...connectionOf(cnc), assetid: made.assetid, pathid, pathcount })
      await work.update(focas, id, { pathcount })
      const ends = { sourceassetid: made.assetid, targetassetid: id }
      await work.relate({ type: 'partof', ...ends, label: 'Dualpath', inheritsposition: true })
      return made.assetid
    })
    const message = `${assetnumber} is path ${pathid} of ${machine.assetnumber} now.`
    return { message, link: rowPage(equipment, assetid) }
  },
})

/** What is the same for both paths. The serial number stays with the first, by which a collector knows the machine. */
function sharedOf(machine: NamedRow<typeof equipment>) {
  const { machinetypeid, controllerid, installdate, commissiondate, requiresmanualconfig } = machine
  const { assetstatusid, vendorid, modelid, locationid, businessunitid } = machine
  const own = { machinetypeid, controllerid, installdate, commissiondate, requiresmanualconfig }
  return { ...own, assetstatusid, vendorid, modelid, locationid, businessunitid }
}

type Cnc = NamedRow<typeof focas>

function connectionOf({ ipaddress, port, timeoutms, cncseries, cncid, macaddress, isenabled }: Cnc) {
  return { ipaddress, port, timeoutms, cncseries, cncid, macaddress, isenabled }
}

/** The FOCAS rows of all machines that share the control of this one, by path; its own is among them. */
async function listPaths(reader: Reader, assetid: number): Promise<readonly Cnc[]> {
  const mine = await reader.find(focas, { assetid })
  if (!mine) return []
  const { ipaddress, port } = mine
  return ipaddress === null ? [mine] : await reader.listAll(focas, { ipaddress, port }, { sort: 'pathid' })
}

const columns = [{ assetnumber: 'Machine', name: 'Alias', path: 'Path' }] as const
const claimed = [...columns, { note: 'Note' }] as const

/** The machines that are the paths of one control, and whether two claim the same. */
export const pathsPanel: Panels = {
  of: equipment,
  show: async (platform, assetid) => {
    const paths = await listPaths(platform, assetid)
    const machines = await platform.listAll(equipment, { assetid: paths.map((one) => one.assetid) })
    const rows = paths.flatMap(({ assetid: id, pathid: path }) => {
      const machine = machines.find((one) => one.assetid === id)
      const isShared = paths.filter((one) => one.pathid === path).length > 1
      const told = isShared ? ({ note: 'Another machine claims this path too', tone: 'error' } as const) : { note: '' }
      return machine ? [{ ...machine, path, ...told }] : []
    })
    const isClaimed = rows.some(({ note }) => note !== '')
    return [paths.length > 1 && rowsSection('Paths of its control', equipment, isClaimed ? claimed : columns, rows)]
  },
}
