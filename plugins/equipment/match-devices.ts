import type { ToldDevice } from './devices-document.ts'

/** A machine, and what is known of its device. */
export interface KnownMachine {
  readonly assetid: number
  readonly assetnumber: string
  readonly name: string | null
  readonly serialnumber: string | null
  readonly deviceuuid: string | null
  readonly devicename: string | null
}

/** What came of one device. */
export interface Finding {
  readonly device: ToldDevice
  readonly outcome: 'matched' | 'ambiguous' | 'unknown'
  /** By what it was found. */
  readonly by: 'uuid' | 'serial number' | 'name' | undefined
  /** One where it was matched; several where it is not plain which. */
  readonly machines: readonly KnownMachine[]
  /** Why, in words. */
  readonly note: string
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** Whether a uuid is that of one device: adapters come with `000`, and with the names of their samples. */
export function isTellingUuid(uuid: string | null | undefined): uuid is string {
  if (!uuid) return false
  const folded = fold(uuid)
  return (
    folded.length > 3 && !/^(.)\1*$/u.test(folded.replaceAll(/[^a-z0-9]/gu, '')) && !/^mtc_adapter\d*$/u.test(folded)
  )
}

const isTellingSerial = (serial: string | null | undefined): serial is string =>
  typeof serial === 'string' && !/^(?:n\/?a|none|unknown|serial ?number|0*1234567?8?9?0?|(.)\1*)$/iu.test(serial.trim())

/** Finds the machine of each device: by uuid, else by serial number, else by name. One device is one machine. */
export function matchDevices(devices: readonly ToldDevice[], machines: readonly KnownMachine[]): readonly Finding[] {
  const uuids = devices.map(({ uuid }) => (uuid === undefined ? '' : fold(uuid)))
  const isOnce = (uuid: string): boolean => uuids.filter((one) => one === fold(uuid)).length === 1
  const findings = devices.map((device) => {
    const uuid = isTellingUuid(device.uuid) && isOnce(device.uuid) ? device.uuid : undefined
    return findMachine({ ...device, uuid }, machines, device)
  })
  return findings.map((finding) => refuseShared(finding, findings))
}

function findMachine(telling: ToldDevice, machines: readonly KnownMachine[], device: ToldDevice): Finding {
  const { uuid, serialnumber: serial, name } = telling
  const has = (value: string | null, wanted: string | undefined): boolean =>
    value !== null && wanted !== undefined && fold(value) === fold(wanted)
  const ways = [
    { by: 'uuid', found: machines.filter(({ deviceuuid }) => has(deviceuuid, uuid)) },
    {
      by: 'serial number',
      found: isTellingSerial(serial) ? machines.filter(({ serialnumber }) => has(serialnumber, serial)) : [],
    },
    {
      by: 'name',
      found: machines.filter((one) => [one.devicename, one.assetnumber, one.name].some((value) => has(value, name))),
    },
  ] as const
  const way = ways.find(({ found }) => found.length > 0)
  if (!way) return { device, outcome: 'unknown', by: undefined, machines: [], note: unknownNote(telling, device) }
  const [machine] = way.found
  const base = { device, by: way.by, machines: way.found }
  if (!machine || way.found.length > 1)
    return { ...base, outcome: 'ambiguous', note: `${way.found.length} machines have this ${way.by}` }
  const isOther = uuid !== undefined && isTellingUuid(machine.deviceuuid) && !has(machine.deviceuuid, uuid)
  if (isOther) return { ...base, outcome: 'ambiguous', note: `${machine.assetnumber} is known by another uuid` }
  return { ...base, outcome: 'matched', note: telling.uuid === undefined ? 'its uuid says nothing' : '' }
}

function unknownNote({ uuid }: ToldDevice, device: ToldDevice): string {
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
