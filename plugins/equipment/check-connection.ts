import { type ActionOutcome, defineAction, type Platform, type Reader } from '@shopdb/contract'
import { equipment } from './equipment.ts'
import { clm, focas, mtconnect, serialdnc } from './protocols.ts'
import { type Place, type Reach, tryPort, wordsOfReach } from './try-port.ts'

/** How long is waited where a protocol does not say. */
const usual = 3000

/** Something of a machine that listens in the network. */
interface Listener {
  readonly what: string
  readonly place: Place
  readonly milliseconds: number
}

/** Tries every port by which a machine is talked to. */
export const checkConnection = defineAction({
  of: equipment,
  name: 'checkconnection',
  label: 'Check the connection',
  icon: 'plug-zap',
  permission: 'equipment.write',
  offered: async ({ assetid }, reader) => (await listListeners(reader, assetid)).length > 0,
  // The longest timeout that a machine may have, and a little.
  budget: 60_000,
  run: async (platform, { id = 0 }) => {
    const listeners = await listListeners(platform, id)
    const checked = await Promise.all(
      listeners.map(async (one) => ({ ...one, reach: await tryPort(one.place, one.milliseconds) })),
    )
    await noteAgent(platform, id, checked)
    return outcomeOf(checked)
  },
})

async function listListeners(reader: Reader, assetid: number): Promise<readonly Listener[]> {
  const [cnc, agent, cell, serial] = await Promise.all([
    reader.find(focas, { assetid }),
    reader.find(mtconnect, { assetid }),
    reader.find(clm, { assetid }),
    reader.find(serialdnc, { assetid }),
  ])
  return [
    ...listenerAt('FOCAS', cnc, Math.min(cnc?.timeoutms ?? usual, 55_000)),
    ...agentOf(agent?.agenturl ?? null),
    ...listenerAt('MTConnect adapter', agent),
    ...listenerAt('CLM', cell),
    ...listenerAt('Terminal server', serial),
  ]
}

type Addressed = { readonly ipaddress: string | null; readonly port: number | null }

function listenerAt(what: string, row: Addressed | undefined, milliseconds = usual): readonly Listener[] {
  if (!row || row.ipaddress === null || row.port === null) return []
  return [{ what, place: { host: row.ipaddress, port: row.port }, milliseconds }]
}

const agentname = 'MTConnect agent'

function agentOf(agenturl: string | null): readonly Listener[] {
  if (agenturl === null) return []
  const { hostname, port, protocol } = new URL(agenturl)
  const usualport = protocol === 'https:' ? 443 : 80
  const place = { host: hostname.replaceAll(/[[\]]/gu, ''), port: Number(port) || usualport }
  return [{ what: agentname, place, milliseconds: usual }]
}

type Checked = Listener & { readonly reach: Reach }

const wordsOf = ({ reach, place, milliseconds }: Checked): string => wordsOfReach(reach, place, milliseconds)

const toneOf = ({ reach }: Checked) => (reach === 'open' ? 'success' : 'error')

/** An agent that cannot be reached is seen on the page of its machine until it can. */
async function noteAgent(platform: Platform, assetid: number, checked: readonly Checked[]): Promise<void> {
  const agent = checked.find(({ what }) => what === agentname)
  if (!agent) return
  const lasterror = agent.reach === 'open' ? null : wordsOf(agent)
  await platform.change('The connection was checked', (work) => work.update(mtconnect, assetid, { lasterror }))
}

function outcomeOf(checked: readonly Checked[]): ActionOutcome {
  const lines = checked.map((one) => ({ label: one.what, detail: wordsOf(one), tone: toneOf(one) }) as const)
  const open = checked.filter(({ reach }) => reach === 'open').length
  const tone = open === checked.length ? 'success' : 'error'
  const [only] = lines
  if (only && lines.length === 1) return { message: `${only.label}: ${only.detail}`, tone }
  const panels = [{ kind: 'keyvalue', title: 'Connections', lines }] as const
  const counted = `${open || 'None'} of ${checked.length} ${open < 2 ? 'answers' : 'answer'}.`
  return { message: counted, tone, panels }
}
