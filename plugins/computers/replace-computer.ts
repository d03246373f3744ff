import {
  type Action,
  assetstatus,
  type InputOf,
  relationship,
  relationshiptype,
  type RowOf,
  text,
  type Work,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import type { settings } from './settings.ts'

type Row = RowOf<typeof computer>

/** What a new computer takes over from the one whose place it takes: what it is for, not what it is. */
export function takenOver(old: Row): InputOf<typeof computer> {
  const { assetnumber, name, hostname, fqdn, domain, role, ou, gpo } = old
  const { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid } = old
  const { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport } = old
  const remote = { hasvnc, vncport, hasrdp, rdpport, haswinrm, winrmport }
  const place = { locationid, businessunitid, mapx, mapy, floorplanid, assetstatusid }
  return { assetnumber, name, hostname, fqdn, domain, role, ou, gpo, ...place, ...remote }
}

/** Another box takes the place of a computer: its names, its spot and its machines. */
export const replacecomputer: Action<typeof settings> = {
  of: computer,
  name: 'replace',
  label: 'Replace',
  icon: 'replace',
  help: 'A new computer takes over names, place and machines; this one is retired and kept.',
  permission: 'computers.write',
  input: { serialnumber: text({ label: 'Serial number of the new one', required: true, max: 120 }) },
  offered: ({ isactive }) => isactive === true,
  run: async (platform, { id = 0, input }) => {
    const old = await platform.get(computer, id)
    const serialnumber = String(input['serialnumber'])
    const made = await platform.change(`${old.assetnumber} was replaced`, async (work) => {
      const retired = await work.find(assetstatus, { name: 'Retired' })
      const leaving = { hostname: null, fqdn: null, mapx: null, mapy: null, floorplanid: null }
      const assetnumber = `${old.assetnumber} until ${platform.today()}`.slice(-60)
      await work.update(computer, id, {
        ...leaving,
        assetnumber,
        ...(retired ? { assetstatusid: retired.assetstatusid } : {}),
      })
      const created = await work.create(computer, { ...takenOver(old), serialnumber, purchasedate: null })
      await moveMachines(work, id, created.assetid)
      return created
    })
    return {
      message: `${made.assetnumber} is the new computer with serial number ${serialnumber}.`,
      tone: 'success',
      link: `/computers/${made.assetid}`,
    }
  },
}

/** What was tied by hand moves; what came with it through other ties follows by itself. */
async function moveMachines(work: Work, from: number, to: number): Promise<void> {
  const type = await work.find(relationshiptype, { name: 'controls' })
  if (!type) return
  const filter = { sourceassetid: from, relationshiptypeid: type.relationshiptypeid, 'propagatedfromid.isnull': true }
  const { data } = await work.list(relationship, filter, { perpage: 500 })
  for (const { targetassetid, label, inheritsposition } of data) {
    await work.unrelate({ type: 'controls', sourceassetid: from, targetassetid })
    const tie = { type: 'controls', sourceassetid: to, targetassetid, inheritsposition } as const
    await work.relate(label === null ? tie : { ...tie, label })
  }
}
