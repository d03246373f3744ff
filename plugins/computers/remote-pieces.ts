import { conflict, type Panels, type PluginRoute, textFile } from '@shopdb/contract'
import { computer } from './computer.ts'
import { computerinterface } from './interface.ts'
import { toneOfEnd, wordsOfEnd } from './lifecycle.ts'
import { hostOf, rdpText, waysTo } from './remote-access.ts'
import type { ComputersPlatform, settings } from './settings.ts'

type Settings = typeof settings

/** How a computer is reached, and what of it ends. */
export const computerpanels: Panels<Settings> = {
  of: computer,
  show: async (platform, assetid) => {
    const found = await platform.get(computer, assetid)
    const host = await findHost(platform, assetid)
    const ways = host === undefined ? [] : waysTo(found, host, `/api/computers/${assetid}/rdp`)
    const dates = [
      { label: 'Warranty', day: found.warrantyend },
      { label: 'Life', day: found.endoflife },
    ].flatMap(({ label, day }) => (day === null ? [] : [{ label, day }]))
    const today = platform.today()
    const ends = dates.map(({ label, day }) => ({
      label,
      detail: `${wordsOfEnd(day, today)}, on ${day}`,
      tone: toneOfEnd(day, today),
    }))
    return [
      ...(ways.length > 0 ? [{ kind: 'keyvalue' as const, title: 'Remote access', lines: ways }] : []),
      ...(ends.length > 0 ? [{ kind: 'keyvalue' as const, title: 'Lifecycle', lines: ends }] : []),
    ]
  },
}

/** A computer without a name is called by the address of its first adapter that has one. */
async function findHost(platform: ComputersPlatform, computerid: number): Promise<string | undefined> {
  const found = await platform.get(computer, computerid)
  const named = hostOf(found)
  if (named !== undefined) return named
  const adapter = await platform.find(computerinterface, { computerid, 'ipaddress.isnull': false })
  return hostOf(found, adapter?.ipaddress ?? undefined)
}

/** A file that opens a remote desktop. */
export const rdpfile: PluginRoute<Settings> = {
  method: 'GET',
  path: '/:id/rdp',
  permission: 'computers.read',
  summary: 'Get the remote desktop connection of a computer',
  handle: async ({ platform, params }) => {
    const assetid = Number(params['id'])
    const { assetnumber, hasrdp, rdpport } = await platform.get(computer, assetid)
    const host = await findHost(platform, assetid)
    if (!hasrdp || host === undefined) throw conflict(`${assetnumber} is not reached by remote desktop.`)
    const filename = `${host.replaceAll(/[^A-Za-z0-9.-]/gu, '')}.rdp`
    return textFile({ filename, mediatype: 'application/x-rdp', text: rdpText(host, rdpport) })
  },
}
