import {
  type ActionOutcome,
  boolean,
  defineAction,
  file,
  inWords,
  invalid,
  invalidInput,
  type Platform,
  tableSection,
  url,
  type Work,
} from '@shopdb/contract'
import { decodeXml } from './decode-xml.ts'
import { agentBase } from './device-identity.ts'
import { type DevicesDocument, parseDevices } from './devices-document.ts'
import { equipment } from './equipment.ts'
import { type Finding, type KnownMachine, matchDevices } from './match-devices.ts'
import { mtconnect } from './protocols.ts'

/** Finds the machines of an agent's devices, and notes with each how its agent is reached. */
export const takeDevices = defineAction({
  of: equipment,
  name: 'takedevices',
  label: 'Take in MTConnect devices',
  icon: 'radio-tower',
  help: 'Finds the machines of the devices that an agent tells of, by uuid, serial number or name.',
  permission: 'equipment.write',
  on: 'list',
  input: {
    fileid: file({ label: 'Devices.xml' }),
    agenturl: url({ label: 'Or an agent', help: 'Without /probe: http://10.1.2.3:5000' }),
    isdryrun: boolean({ label: 'Only show what would be noted', default: true }),
  },
  budget: 30_000,
  run: async (platform, { input: { fileid, agenturl, isdryrun } }) => {
    const source = await readSource(platform, fileid, agenturl)
    const findings = matchDevices(source.document.devices, await listMachines(platform), source.agenturl)
    const matched = findings.filter(({ outcome }) => outcome === 'matched')
    if (!isdryrun && matched.length > 0) {
      const now = platform.now()
      await platform.change(`MTConnect devices of ${source.name}`, async (work) => {
        for (const finding of matched) await noteDevice(work, finding, { ...source, now })
      })
    }
    return outcomeOf(findings, isdryrun)
  },
})

interface Source {
  readonly name: string
  readonly document: DevicesDocument
  /** Where the agent is; undefined for a file. */
  readonly agenturl: string | undefined
}

async function readSource(platform: Platform, fileid: number | null, agent: string | null): Promise<Source> {
  if (fileid !== null && agent === null) {
    const { name, bytes } = await platform.readFile(fileid)
    return { name, document: parseDevices(decodeXml(bytes)), agenturl: undefined }
  }
  if (agent === null || fileid !== null)
    throw invalidInput([{ path: '/fileid', message: 'must be given, or the address of an agent: one of the two' }])
  const agenturl = agentBase(agent)
  const answer = await platform.fetch(`${agenturl}/probe`, { headers: { accept: 'text/xml' }, timeout: 15_000 })
  const text = decodeXml(new Uint8Array(await answer.arrayBuffer()))
  // Agents tell their errors as a document, some of them with 200 and some with 400 or 404.
  if (!answer.ok && !text.includes('MTConnectError')) throw invalid(`The agent answers ${answer.status}.`)
  return { name: agenturl, document: parseDevices(text), agenturl }
}

/** Every machine in use. */
async function listMachines(platform: Platform): Promise<readonly KnownMachine[]> {
  const told = new Map((await platform.listAll(mtconnect)).map((row) => [row.assetid, row]))
  const machines = await platform.listAll(equipment)
  return machines.map(({ assetid, assetnumber, name, serialnumber }) => {
    const { deviceuuid = null, devicename = null, agenturl = null } = told.get(assetid) ?? {}
    return { assetid, assetnumber, name, serialnumber, deviceuuid, devicename, agenturl }
  })
}

async function noteDevice(
  work: Work,
  { device, uuid, machines }: Finding,
  source: Source & { readonly now: string },
): Promise<void> {
  const [machine] = machines
  if (!machine) return
  const { document, agenturl, now } = source
  const row = {
    ...(uuid !== undefined && { deviceuuid: uuid }),
    ...(device.name !== undefined && { devicename: device.name }),
    ...(document.version !== undefined && { mtconnectversion: document.version }),
    ...(document.instanceid !== undefined && agenturl !== undefined && { lastinstanceid: document.instanceid }),
    ...(agenturl !== undefined && { agenturl, lastseen: now, lasterror: null }),
  }
  const { assetid } = await work.ensure(mtconnect, { assetid: machine.assetid })
  await work.update(mtconnect, assetid, row)
}

const tones = { matched: 'success', ambiguous: 'warning', unknown: 'neutral' } as const
const columns = {
  device: 'Device',
  uuid: 'Uuid',
  serialnumber: 'Serial number',
  outcome: 'Outcome',
  machine: 'Machine',
  why: 'Why',
} as const

function outcomeOf(findings: readonly Finding[], isdryrun: boolean): ActionOutcome {
  const count = (outcome: Finding['outcome']): number => findings.filter((one) => one.outcome === outcome).length
  const matched = count('matched')
  const done = isdryrun ? 'would be noted' : 'noted'
  const left = `${count('ambiguous')} ambiguous, ${count('unknown')} unknown`
  const doneTone = matched === findings.length ? 'success' : 'warning'
  return {
    message: `${inWords(findings.length, 'device')}: ${matched} ${done}, ${left}.`,
    // The form stays as it is after what only told something, so that it can be done for real.
    tone: isdryrun ? 'info' : doneTone,
    panels: [tableSection('Devices', columns, findings.map(rowOf))],
  }
}

const rowOf = ({ device, outcome, by, machines, note }: Finding) => ({
  device: device.name ?? '',
  uuid: device.uuid ?? '',
  serialnumber: device.serialnumber ?? '',
  outcome,
  machine: machines
    .map(({ assetnumber }) => assetnumber)
    .join(', ')
    .slice(0, 500),
  why: [by && `by ${by}`, note].filter(Boolean).join('; ').slice(0, 500),
  page: machines.length === 1 ? `/equipment/${machines[0]?.assetid}` : null,
  tone: tones[outcome],
})
