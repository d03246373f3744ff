import { conflict, type NamedRow, type Panels, type PluginRoute, type Reader, textFile } from '@shopdb/contract'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { hostOf, rdpText, waysTo } from './remote-access.ts'

/** How a computer is reached. */
export const remotepanel: Panels = {
  of: computer,
  show: async (platform, assetid) => {
    const found = await platform.get(computer, assetid)
    const host = await findHost(platform, found)
    const lines = host === undefined ? [] : waysTo(found, host, `/api/computers/${assetid}/rdp`)
    return lines.length > 0 ? [{ kind: 'keyvalue', title: 'Remote access', lines }] : []
  },
}

/** A computer without a name is called by the address of its first adapter that has one. */
async function findHost(reader: Reader, found: NamedRow<typeof computer>): Promise<string | undefined> {
  const named = hostOf(found)
  if (named !== undefined) return named
  const adapter = await reader.find(computerinterface, { computerid: found.assetid, 'ipaddress.isnull': false })
  return hostOf(found, adapter?.ipaddress ?? undefined)
}

/** A file that opens a remote desktop. */
export const rdpfile: PluginRoute = {
  method: 'GET',
  path: '/:id/rdp',
  permission: 'computers.read',
  summary: 'Get the remote desktop connection of a computer',
  handle: async ({ platform, params }) => {
    const found = await platform.get(computer, Number(params['id']))
    const host = await findHost(platform, found)
    if (!found.hasrdp || host === undefined) throw conflict(`${found.assetnumber} is not reached by remote desktop.`)
    const filename = `${host.replaceAll(/[^A-Za-z0-9.-]/gu, '')}.rdp`
    return textFile({ filename, mediatype: 'application/x-rdp', text: rdpText(host, found.rdpport) })
  },
}
