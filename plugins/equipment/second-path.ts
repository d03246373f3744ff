import { type Action, conflict, integer, type Panels, type Reader, type RowOf, text } from '@shopdb/contract'
import { equipment } from './equipment.ts'
import { focas } from './protocols.ts'

/** The other machine of a control with two paths. */
export const addsecondpath: Action = {
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
    const paths = await listPaths(reader, Number(assetid))
    return paths.length > 0 && paths.length < (paths[0]?.pathcount ?? 2)
  },
  run: async (platform, { id = 0, input }) => {
    const machine = await platform.get(equipment, id)
    const paths = await listPaths(platform, id)
    const cnc = paths.find(({ assetid }) => assetid === id)
    if (!cnc) throw conflict(`${machine.assetnumber} has no FOCAS connection that a second path could share.`)
    const [assetnumber, pathid] = [String(input['assetnumber']), Number(input['pathid'])]
    const taken = paths.find((one) => one.pathid === pathid)
    if (taken)
      throw conflict(`Path ${pathid} of this control is a machine already.`, [{ path: '/pathid', message: 'is taken' }])
    const pathcount = Math.max(cnc.pathcount ?? 2, pathid)
    const sibling = await platform.change(`Path ${pathid} of ${machine.assetnumber}`, async (work) => {
      const made = await work.create(equipment, { ...sharedOf(machine), assetnumber, name: nameOf(input['name']) })
      const { ipaddress, port, timeoutms, cncseries, cncid, macaddress, isenabled } = cnc
      const shared = { ipaddress, port, timeoutms, cncseries, cncid, macaddress, isenabled }
      await work.create(focas, { ...shared, assetid: made.assetid, pathid, pathcount })
      await work.update(focas, id, { pathcount })
      const ends = { sourceassetid: made.assetid, targetassetid: id }
      await work.relate({ type: 'partof', ...ends, label: 'Dualpath', inheritsposition: true })
      return made
    })
    return {
      message: `${sibling.assetnumber} is path ${pathid} of ${machine.assetnumber} now.`,
      tone: 'success',
      link: `/equipment/${sibling.assetid}`,
    }
  },
}

const nameOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What is the same for both paths. The serial number stays with the first, by which a collector knows the machine. */
function sharedOf(machine: RowOf<typeof equipment>) {
  const { machinetypeid, controllerid, installdate, commissiondate, requiresmanualconfig } = machine
  const { assetstatusid, vendorid, modelid, locationid, businessunitid } = machine
  const own = { machinetypeid, controllerid, installdate, commissiondate, requiresmanualconfig }
  return { ...own, assetstatusid, vendorid, modelid, locationid, businessunitid }
}

/** The FOCAS rows of all machines that share the control of this one, by path; its own is among them. */
async function listPaths(reader: Reader, assetid: number): Promise<readonly RowOf<typeof focas>[]> {
  const mine = await reader.find(focas, { assetid })
  if (!mine) return []
  if (mine.ipaddress === null) return [mine]
  const { ipaddress, port } = mine
  return (await reader.list(focas, { ipaddress, port }, { sort: 'pathid', perpage: 50 })).data
}

/** The machines that are the paths of one control, and whether two claim the same. */
export const pathspanel: Panels = {
  of: equipment,
  show: async (platform, assetid) => {
    const paths = await listPaths(platform, assetid)
    if (paths.length < 2) return []
    const ids = paths.map((one) => one.assetid)
    const { data } = await platform.list(equipment, { assetid: ids }, { perpage: 50 })
    const byId = new Map(data.map((one) => [one.assetid, one]))
    const isShared = (pathid: number): boolean => paths.filter((one) => one.pathid === pathid).length > 1
    const rows = paths.flatMap(({ assetid: id, pathid }) => {
      const machine = byId.get(id)
      if (!machine) return []
      const note = isShared(pathid) ? 'Another machine claims this path too' : ''
      const own = { path: pathid, machine: machine.assetnumber, name: machine.name, note }
      return [{ ...own, page: `/equipment/${id}`, tone: note === '' ? 'neutral' : 'error' }]
    })
    const columns = [
      { name: 'machine', label: 'Machine' },
      { name: 'name', label: 'Alias' },
      { name: 'path', label: 'Path' },
      { name: 'note', label: 'Note' },
    ]
    return [{ kind: 'table', title: 'Paths of its control', table: { columns, rows, link: 'page', tone: 'tone' } }]
  },
}
