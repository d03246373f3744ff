import { isSame, isSameAgent, isTellingSerial, isTellingUuid } from './device-identity.ts'
import type { ToldDevice } from './devices-document.ts'

/** A machine, and what is known of its device. */
export interface KnownMachine {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string | null
  readonly serialnumber: string | null
  readonly deviceuuid: string | null
  readonly devicename: string | null
  /** Where the agent is that tells of it. */
  readonly agenturl: string | null
}

/** What came of one device. */
export interface Finding {
  readonly device: ToldDevice
  /** Its uuid, where it is that of this device alone. */
  readonly uuid: string | undefined
  readonly outcome: 'matched' | 'ambiguous' | 'unknown'
  /** By what it was found. */
  readonly by: 'uuid' | 'serial number' | 'name' | undefined
  /** One where it was matched; several where it is not plain which. */
  readonly machines: readonly KnownMachine[]
  /** Why, in words. */
  readonly note: string
}

/** Finds the machine of each device: by uuid, else by serial number, else by name. One device is one machine. */
export function matchDevices(
  devices: readonly ToldDevice[],
  machines: readonly KnownMachine[],
  /** Of the agent that tells of them; undefined for a file. */
  agenturl?: string,
): readonly Finding[] {
  const isOnce = (uuid: string): boolean => devices.filter((one) => isSame(one.uuid, uuid)).length === 1
  const findings = devices.map((device) => {
    const { uuid: told, name, manufacturer } = device
    const uuid = isTellingUuid(told, [name, manufacturer]) && isOnce(told) ? told : undefined
    const found = { device, uuid, ...findMachines({ ...device, uuid }, machines) }
    return { ...found, ...judge(found, agenturl) }
  })
  return findings.map((finding) => refuseShared(finding, findings))
}

function findMachines({ uuid, serialnumber: serial, name }: ToldDevice, all: readonly KnownMachine[]) {
  const ways = [
    { by: 'uuid', machines: all.filter(({ deviceuuid }) => isSame(deviceuuid, uuid)) },
    {
      by: 'serial number',
      machines: isTellingSerial(serial) ? all.filter(({ serialnumber }) => isSame(serialnumber, serial)) : [],
    },
    {
      by: 'name',
      machines: all.filter((one) => [one.devicename, one.assetnumber, one.name].some((own) => isSame(own, name))),
    },
  ] as const
  return ways.find(({ machines }) => machines.length > 0) ?? { by: undefined, machines: [] }
}

type Verdict = Pick<Finding, 'outcome' | 'note'>

/** Whether what was found is plain, and why not. */
function judge(found: Omit<Finding, keyof Verdict>, agenturl: string | undefined): Verdict {
  const { device, uuid, by, machines } = found
  const [machine] = machines
  if (!machine) return { outcome: 'unknown', note: unknownNote(device, uuid) }
  if (machines.length > 1) return { outcome: 'ambiguous', note: `${machines.length} machines have this ${by}` }
  const { assetnumber, deviceuuid, devicename } = machine
  if (uuid !== undefined && isTellingUuid(deviceuuid, [devicename]) && !isSame(deviceuuid, uuid))
    return { outcome: 'ambiguous', note: `${assetnumber} is known by another uuid` }
  const other = otherAgent(machine, agenturl)
  if (other === undefined) return { outcome: 'matched', note: uuid === undefined ? 'its uuid says nothing' : '' }
  // A name or a serial number may be there twice; a uuid is not, so its agent has moved.
  return by === 'uuid'
    ? { outcome: 'matched', note: `was told by ${other} before` }
    : {
        outcome: 'ambiguous',
        note: `${assetnumber} is told by ${other} already; if that agent has moved, empty it there`,
      }
}

/** The agent that tells of a machine, where it is not the one that is asked. */
function otherAgent({ agenturl: known }: KnownMachine, asked: string | undefined): string | undefined {
  return known === null || asked === undefined || isSameAgent(known, asked) ? undefined : known
}

function unknownNote(device: ToldDevice, uuid: string | undefined): string {
  const why = uuid === undefined && device.uuid !== undefined ? `; its uuid ${device.uuid} says nothing` : ''
  return `No machine has its uuid, serial number or name${why}`
}

/** Two devices that mean one machine are both left to somebody. */
function refuseShared(finding: Finding, all: readonly Finding[]): Finding {
  const [machine] = finding.machines
  if (finding.outcome !== 'matched' || !machine) return finding
  const rivals = all.filter((one) => one.outcome === 'matched' && one.machines[0]?.assetid === machine.assetid)
  if (rivals.length === 1) return finding
  return { ...finding, outcome: 'ambiguous', note: `${rivals.length} devices mean ${machine.assetnumber}` }
}
