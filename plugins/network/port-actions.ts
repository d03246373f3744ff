import { type Action, choice, conflict, integer, type JsonRow, reference, text, type Work } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { portsOfModel } from './model-ports.ts'
import { modelport, port } from './ports.ts'

const permission = 'ports.write'
const budget = 20_000

/** Gives a device the ports of its model; those that it has stay as they are. */
export const portsFromModel: Action = {
  of: networkdevice,
  name: 'portsfrommodel',
  label: 'Ports from model',
  icon: 'panel-top',
  help: 'Adds the ports of its model that it does not have yet.',
  permission,
  budget,
  offered: async (row, reader) =>
    typeof row['modelid'] === 'number' && (await reader.count(modelport, { modelid: row['modelid'] })) > 0,
  run: async (platform, { id = 0 }) => {
    const { modelid, assetnumber } = await platform.get(networkdevice, id)
    if (modelid === null) throw conflict(`${assetnumber} has no model; say first what it is.`)
    const ports = await portsOfModel(platform, modelid)
    const added = await platform.change(`Ports of ${assetnumber} from its model`, (work) => addPorts(work, id, ports))
    return { message: `${added} ports were added to ${assetnumber}.`, tone: added > 0 ? 'success' : 'neutral' }
  },
}

/** Gives a device numbered ports, where its model is not known. */
export const addNumberedPorts: Action = {
  of: networkdevice,
  name: 'addports',
  label: 'Add ports',
  icon: 'list-plus',
  help: 'Numbered ports: with the prefix Gi1/0/ and 24 ports, Gi1/0/1 to Gi1/0/24.',
  permission,
  budget,
  input: {
    prefix: text({ label: 'Prefix', max: 40 }),
    first: integer({ label: 'First number', min: 0, max: 10_000, default: 1 }),
    count: integer({ label: 'How many', required: true, min: 1, max: 200 }),
    medium: choice({ label: 'Medium', choices: port.fields.medium.choices ?? [], default: 'copper' }),
    speed: integer({ label: 'Speed', min: 1, max: 10_000_000, unit: 'Mbit/s' }),
    poe: choice({ label: 'PoE', choices: port.fields.poe.choices ?? [], default: 'none' }),
    vlanid: reference({ label: 'VLAN', to: 'vlans' }),
  },
  run: async (platform, { id = 0, input }) => {
    const { assetnumber } = await platform.get(networkdevice, id)
    const added = await platform.change(`Ports of ${assetnumber}`, (work) => addPorts(work, id, numbered(input)))
    return { message: `${added} ports were added to ${assetnumber}.`, tone: added > 0 ? 'success' : 'neutral' }
  },
}

interface Wanted extends JsonRow {
  readonly name: string
  readonly number: number
}

function numbered({ prefix, first, count, ...facts }: JsonRow): readonly Wanted[] {
  return Array.from({ length: Number(count) }, (_, at) => {
    const number = Number(first ?? 1) + at
    return { ...facts, name: `${String(prefix ?? '')}${number}`, number }
  })
}

/** Adds the ports that are not there yet, by their names; gives how many. */
export async function addPorts(work: Work, deviceid: number, wanted: readonly Wanted[]): Promise<number> {
  const known = await work.list(port, { deviceid, isactive: [true, false] }, { perpage: 500 })
  const names = new Set(known.data.map(({ name }) => name.toLowerCase()))
  const missing = wanted.filter(({ name }) => !names.has(name.toLowerCase()))
  for (const one of missing) await work.create(port, { ...one, deviceid })
  return missing.length
}
