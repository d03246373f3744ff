import {
  assetstatus,
  boolean,
  conflict,
  defineAction,
  type InputOf,
  type NamedRow,
  rowPage,
  text,
  type Work,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { controlsOf, handConnections, handMachines } from './hand-over.ts'

/** What a new computer takes over from the one whose place it takes: what it is for, not what it is. */
function takenOver(old: NamedRow<typeof computer>): InputOf<typeof computer> {
  const { assetnumber, name, hostname, fqdn, domain, role, ou, gpo } = old
  const { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid } = old
  const { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = old
  const remote = { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport }
  const place = { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid }
  return { assetnumber, name, hostname, fqdn, domain, role, ou, gpo, ...place, ...remote }
}

/** Another box takes the place of a computer: its names, its spot, its machines and its cables. */
export const replaceComputer = defineAction({
  of: computer,
  name: 'replace',
  label: 'Replace',
  icon: 'replace',
  help: 'A new computer takes over names, place and machines; this one is retired and kept.',
  permission: 'computers.write',
  input: {
    serialnumber: text({ label: 'Serial number of the new one', required: true, max: 120 }),
    takesconnections: boolean({
      label: 'On the same cables',
      default: true,
      help: 'The ports that the old one hangs on, and its other connections, become those of the new one.',
    }),
  },
  offered: ({ isactive, assetnumber, assetstatusname }) =>
    isactive && (assetstatusname !== retired || `${assetnumber} is retired: what took its place may be replaced.`),
  run: async (platform, { id = 0, input: { serialnumber, takesconnections } }) => {
    const { assetnumber } = await platform.get(computer, id)
    const assetid = await platform.change(`${assetnumber} was replaced`, async (work) => {
      const handing = { from: id, to: await replace(work, { id, serialnumber, today: platform.today() }) }
      await handMachines(work, handing)
      if (takesconnections) await handConnections(work, handing)
      return handing.to
    })
    const message = `${assetnumber} is the new computer with serial number ${serialnumber}.`
    return { message, link: rowPage(computer, assetid) }
  },
})

const retired = 'Retired'

interface Replaced {
  readonly id: number
  readonly serialnumber: string
  readonly today: string
}

/** Makes the new one, or lets the spare be it; gives its key. */
async function replace(work: Work, { id, serialnumber, today }: Replaced): Promise<number> {
  const old = await work.get(computer, id)
  // Two people may say so at once.
  if (old.assetstatusname === retired) throw conflict(`${old.assetnumber} is retired already.`)
  const spare = await findSpare(work, id, serialnumber)
  await retire(work, old, today)
  const taken = takenOver(old)
  if (!spare) return (await work.create(computer, { ...taken, serialnumber })).assetid
  await work.update(computer, spare.assetid, taken)
  return spare.assetid
}

/** What the old one gives away. */
const leaving = { hostname: null, fqdn: null, mapx: null, mapy: null, floorplanid: null }

async function retire(work: Work, old: NamedRow<typeof computer>, today: string): Promise<void> {
  const status = await work.find(assetstatus, { name: retired })
  const until = (which: string): string => {
    const end = ` until ${today}${which}`
    return `${old.assetnumber.slice(0, 60 - end.length)}${end}`
  }
  // One that came in its place may have been dead on arrival.
  const isTaken = await work.find(computer, { assetnumber: until(''), isactive: [true, false] })
  const assetnumber = isTaken ? until(` (${(old.serialnumber ?? String(old.assetid)).slice(0, 20)})`) : until('')
  await work.update(computer, old.assetid, {
    ...leaving,
    assetnumber,
    ...(status ? { assetstatusid: status.assetstatusid } : {}),
  })
}

/** The new one, where it is here already, such as from the stock; it has no machines yet. */
async function findSpare(work: Work, id: number, serialnumber: string): Promise<NamedRow<typeof computer> | undefined> {
  const spare = await work.find(computer, { serialnumber })
  if (!spare) return undefined
  const refuse = (why: string) =>
    conflict(`The serial number ${serialnumber} ${why}.`, [{ path: '/serialnumber', message: why }])
  if (spare.assetid === id) throw refuse('is that of the computer which is to be replaced')
  if ((await controlsOf(work, spare.assetid)).length > 0)
    throw refuse(`is that of ${spare.assetnumber}, which controls machines already`)
  return spare
}
