import {
  type Action,
  type ActionOutcome,
  choice,
  conflict,
  integer,
  type JsonRow,
  reference,
  text,
} from '@shopdb/contract'
import { addPorts, portsOfModel, type WantedPort } from './add-ports.ts'
import { networkdevice } from './devices.ts'
import { modelport, port } from './ports.ts'

const shared = { of: networkdevice, permission: 'ports.write', budget: 20_000 } as const

/** Gives a device the ports of its model; those that it has stay as they are. */
export const portsFromModel: Action = {
  ...shared,
  name: 'portsfrommodel',
  label: 'Ports from model',
  icon: 'panel-top',
  help: 'Adds the ports of its model that it does not have yet.',
  offered: async (row, reader) =>
    typeof row['modelid'] === 'number' && (await reader.count(modelport, { modelid: row['modelid'] })) > 0,
  run: async (platform, { id = 0 }) => {
    const { modelid, assetnumber } = await platform.get(networkdevice, id)
    if (modelid === null) throw conflict(`${assetnumber} has no model; say first what it is.`)
    const ports = await portsOfModel(platform, modelid)
    const reason = `Ports of ${assetnumber} from its model`
    return addedTo(assetnumber, await platform.change(reason, (work) => addPorts(work, id, ports)))
  },
}

/** Gives a device numbered ports, where its model is not known. */
export const addNumberedPorts: Action = {
  ...shared,
  name: 'addports',
  label: 'Add ports',
  icon: 'list-plus',
  help: 'Numbered ports: with the prefix Gi1/0/ and 24 ports, Gi1/0/1 to Gi1/0/24.',
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
    const reason = `Ports of ${assetnumber}`
    return addedTo(assetnumber, await platform.change(reason, (work) => addPorts(work, id, numbered(input))))
  },
}

function addedTo(assetnumber: string, added: number): ActionOutcome {
  return { message: `${added} ports were added to ${assetnumber}.`, tone: added > 0 ? 'success' : 'neutral' }
}

function numbered({ prefix, first, count, ...facts }: JsonRow): readonly WantedPort[] {
  return Array.from({ length: Number(count) }, (_, at) => {
    const number = Number(first ?? 1) + at
    return { ...facts, name: `${String(prefix ?? '')}${number}`, number }
  })
}
