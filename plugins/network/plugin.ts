import { definePlugin } from '@shopdb/contract'
import { addressRule } from './address-rule.ts'
import { address, addressspace, subnet } from './addresses.ts'
import { networkColumns } from './columns.ts'
import { networkDashboard } from './dashboard.ts'
import { deviceRule } from './device-rule.ts'
import { modelsize, networkdevice } from './devices.ts'
import { cabledPorts, freePorts } from './free-ports.ts'
import { importModels } from './import-models.ts'
import { neighbors } from './neighbors.ts'
import { closetPanel, connectionPanel, devicePanel } from './panels.ts'
import { cablePath } from './paths.ts'
import { addNumberedPorts, portsFromModel } from './port-actions.ts'
import { modelport, port } from './ports.ts'
import { reserveAddress } from './reserve.ts'
import { networkSample } from './sample.ts'
import { networkSearch } from './search.ts'
import { networkSeeds } from './seeds.ts'
import { settings } from './settings.ts'
import { subnetChecks } from './subnet-checks.ts'
import { showAddresses, subnetPage } from './subnet-page.ts'
import { subnetRule } from './subnet-rule.ts'
import { networkzone, vlan, vlanRule } from './vlans.ts'

/** What carries the network, what is plugged in where, and who has which address. */
export const plugin = definePlugin({
  assettypes: [networkdevice],
  resources: [port, subnet, address, vlan, networkzone, addressspace, modelport, modelsize],
  seed: networkSeeds,
  settings,
  rules: [deviceRule, vlanRule, subnetChecks, subnetRule, addressRule],
  actions: [portsFromModel, addNumberedPorts, importModels, reserveAddress, showAddresses],
  columns: [...networkColumns, ...freePorts.columns],
  pages: [subnetPage],
  paths: [cablePath],
  panels: [devicePanel, connectionPanel, closetPanel],
  markers: freePorts.markers,
  counts: [cabledPorts],
  dashboard: networkDashboard,
  search: networkSearch,
  collectors: [neighbors],
  sample: networkSample,
  sampleafter: ['equipment', 'computers', 'printers'],
})
