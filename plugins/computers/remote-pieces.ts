import { conflict, definePanel, defineRoute, type NamedRow, type Reader, textFile } from '@shopdb/contract'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { hostOf, rdpText, waysSection } from './remote-access.ts'

/** How a computer is reached. */
export const remotePanel = definePanel(computer, {
  sections: async (platform, found) => {
    const host = await findHost(platform, found)
    const file = `/api/computers/${found.assetid}/rdp`
    return [host !== undefined && waysSection(found, host, file)]
  },
})

/** A computer without a name is called by the address of its first adapter that has one. */
async function findHost(reader: Reader, found: NamedRow<typeof computer>): Promise<string | undefined> {
  const named = hostOf(found)
  if (named !== undefined) return named
  const adapter = await reader.find(computerinterface, { computerid: found.assetid, 'ipaddress.isnull': false })
  return hostOf(found, adapter?.ipaddress ?? undefined)
}

/** A file that opens a remote desktop. */
export const rdpFile = defineRoute({
  of: computer,
  method: 'GET',
  path: '/:id/rdp',
  permission: 'computers.read',
  summary: 'Get the remote desktop connection of a computer',
  handle: async ({ platform, row: found }) => {
    const host = await findHost(platform, found)
    if (!found.hasrdp || host === undefined) throw conflict(`${found.assetnumber} is not reached by remote desktop.`)
    const filename = `${host.replaceAll(/[^A-Za-z0-9.-]/gu, '')}.rdp`
    return textFile({ filename, mediatype: 'application/x-rdp', text: rdpText(host, found.rdpport) })
  },
})
