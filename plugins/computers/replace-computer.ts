import { assetstatus, defineAction, type InputOf, type NamedRow, relationship, text, type Work } from '@shopdb/contract'
import { computer } from './computer.ts'

/** What a new computer takes over from the one whose place it takes: what it is for, not what it is. */
function takenOver(old: NamedRow<typeof computer>): InputOf<typeof computer> {
  const { assetnumber, name, hostname, fqdn, domain, role, ou, gpo } = old
  const { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid } = old
  const { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = old
  const remote = { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport }
  const place = { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid }
  return { assetnumber, name, hostname, fqdn, domain, role, ou, gpo, ...place, ...remote }
}

/** Another box takes the place of a computer: its names, its spot and its machines. */
export const replacecomputer = defineAction({
  of: computer,
  name: 'replace',
  label: 'Replace',
  icon: 'replace',
  help: 'A new computer takes over names, place and machines; this one is retired and kept.',
  permission: 'computers.write',
  input: { serialnumber: text({ label: 'Serial number of the new one', required: true, max: 120 }) },
  offered: ({ isactive }) => isactive,
  run: async (platform, { id = 0, input: { serialnumber } }) => {
    const old = await platform.get(computer, id)
    const assetid = await platform.change(`${old.assetnumber} was replaced`, async (work) => {
      const retired = await work.find(assetstatus, { name: 'Retired' })
      const status = retired ? { assetstatusid: retired.assetstatusid } : {}
      const assetnumber = `${old.assetnumber} until ${platform.today()}`.slice(-60)
      await work.update(computer, id, { ...leaving, ...status, assetnumber })
      const made = await work.create(computer, { ...takenOver(old), serialnumber, purchasedate: null })
      await moveMachines(work, id, made.assetid)
      return made.assetid
    })
    const message = `${old.assetnumber} is the new computer with serial number ${serialnumber}.`
    return { message, link: `/computers/${assetid}` }
  },
})

/** What the old one gives away. */
const leaving = { hostname: null, fqdn: null, mapx: null, mapy: null, floorplanid: null }

/** What was tied by hand moves; what came with it through other ties follows by itself. */
async function moveMachines(work: Work, from: number, to: number): Promise<void> {
  const ties = await work.listAll(relationship, { sourceassetid: from, 'propagatedfromid.isnull': true })
  for (const { targetassetid, label, inheritsposition } of ties.filter(isControl)) {
    await work.unrelate({ type: 'controls', sourceassetid: from, targetassetid })
    const tie = { type: 'controls', sourceassetid: to, targetassetid, inheritsposition } as const
    await work.relate(label === null ? tie : { ...tie, label })
  }
}

const isControl = ({ relationshiptypename }: NamedRow<typeof relationship>): boolean =>
  relationshiptypename === 'controls'
