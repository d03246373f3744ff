import { copyAction, seriesAction } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { modelport, port } from './ports.ts'

/** Gives a device the ports of its model; those that it has stay as they are. */
export const portsFromModel = copyAction(port, {
  of: networkdevice,
  called: 'ports',
  from: modelport,
  by: 'modelid',
  name: 'portsfrommodel',
  label: 'Ports from model',
  icon: 'panel-top',
  help: 'Adds the ports of its model that it does not have yet.',
})

/** Gives a device numbered ports, where its model is not known. */
export const addNumberedPorts = seriesAction(port, {
  of: networkdevice,
  called: 'ports',
  number: 'number',
  fields: ['medium', 'speed', 'poe', 'vlanid'],
  name: 'addports',
  label: 'Add ports',
  icon: 'list-plus',
  help: 'Numbered ports: with the prefix Gi1/0/ and 24 ports, Gi1/0/1 to Gi1/0/24.',
})
