import { type ActionOutcome, choice, defineAction, integer, type Platform, reference, text } from '@shopdb/contract'
import { addPorts, type NewPort, portsOfModel } from './add-ports.ts'
import { networkdevice } from './devices.ts'
import { mediums, modelport, poelabels, poes } from './ports.ts'

const shared = { of: networkdevice, permission: 'ports.write', budget: 20_000 } as const

/** Gives a device the ports of its model; those that it has stay as they are. */
export const portsFromModel = defineAction({
  ...shared,
  name: 'portsfrommodel',
  label: 'Ports from model',
  icon: 'panel-top',
  help: 'Adds the ports of its model that it does not have yet.',
  offered: async ({ modelid }, reader) => modelid !== null && (await reader.count(modelport, { modelid })) > 0,
  run: async (platform, { id = 0 }) => {
    const { modelid } = await platform.get(networkdevice, id)
    return await add(platform, id, await portsOfModel(platform, Number(modelid)))
  },
})

/** Gives a device numbered ports, where its model is not known. */
export const addNumberedPorts = defineAction({
  ...shared,
  name: 'addports',
  label: 'Add ports',
  icon: 'list-plus',
  help: 'Numbered ports: with the prefix Gi1/0/ and 24 ports, Gi1/0/1 to Gi1/0/24.',
  input: {
    prefix: text({ label: 'Prefix', max: 40 }),
    first: integer({ label: 'First number', min: 0, max: 10_000, default: 1 }),
    count: integer({ label: 'How many', required: true, min: 1, max: 200 }),
    medium: choice({ label: 'Medium', choices: mediums, default: 'copper' }),
    speed: integer({ label: 'Speed', min: 1, max: 10_000_000, unit: 'Mbit/s' }),
    poe: choice({ label: 'PoE', choices: poes, labels: poelabels, default: 'none' }),
    vlanid: reference({ label: 'VLAN', to: 'vlans' }),
  },
  run: async (platform, { id = 0, input: { prefix, first, count, ...facts } }) => {
    const numbers = Array.from({ length: count }, (_, at) => first + at)
    return await add(
      platform,
      id,
      numbers.map((number) => ({ ...facts, name: `${prefix ?? ''}${number}`, number })),
    )
  },
})

async function add(platform: Platform, deviceid: number, ports: readonly NewPort[]): Promise<ActionOutcome> {
  const { assetnumber } = await platform.get(networkdevice, deviceid)
  const added = await platform.change(`Ports of ${assetnumber}`, (work) => addPorts(work, deviceid, ports))
  return { message: `${added} ports were added to ${assetnumber}.`, tone: added > 0 ? 'success' : 'neutral' }
}
