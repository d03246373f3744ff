import { definePlugin } from '@shopdb/contract'
import { addressRule } from './address-rule.ts'
import { address, addressspace, subnet } from './addresses.ts'
import { cableRule } from './cable-rule.ts'
import { networkColumns } from './columns.ts'
import { cabledPorts, networkDashboard } from './dashboard.ts'
import { deviceRule } from './device-rule.ts'
import { networkdevice } from './devices.ts'
import { importModels } from './import-models.ts'
import { portMarkers } from './markers.ts'
import { neighbors } from './neighbors.ts'
import { closetPanel, connectionPanel, portsPanel } from './panels.ts'
import { pathPage } from './path-page.ts'
import { addNumberedPorts, portsFromModel } from './port-actions.ts'
import { portRule } from './port-rule.ts'
import { modelport, port } from './ports.ts'
import { reserveAddress } from './reserve.ts'
import { networkSample } from './sample.ts'
import { networkSearch } from './search.ts'
import { networkSeeds } from './seeds.ts'
import { networksettings } from './settings.ts'
import { showAddresses, subnetPage } from './subnet-page.ts'
import { subnetRule } from './subnet-rule.ts'
import { vlanRule } from './vlan-rule.ts'
import { networkzone, vlan } from './vlans.ts'

/** What carries the network, what is plugged in where, and who has which address. */
export const plugin = definePlugin({
  assettypes: [networkdevice],
  resources: [port, subnet, address, vlan, networkzone, addressspace, modelport],
  seed: networkSeeds,
  settings: networksettings,
  rules: [deviceRule, portRule, cableRule, vlanRule, subnetRule, addressRule],
  actions: [portsFromModel, addNumberedPorts, importModels, reserveAddress, showAddresses],
  columns: networkColumns,
  pages: [subnetPage, pathPage],
  panels: [portsPanel, connectionPanel, closetPanel],
  markers: [portMarkers],
  counts: [cabledPorts],
  dashboard: networkDashboard,
  search: networkSearch,
  collectors: [neighbors],
  sample: networkSample,
  sampleafter: ['equipment', 'computers', 'printers'],
})
