import { choice, defineResource, integer, reference, text, uniqueWithin } from '@shopdb/contract'

const writers = 'manager'

/** A part of the network that is guarded as one, at its level of the Purdue model. */
export const networkzone = defineResource({
  name: 'NetworkZone',
  table: 'networkzones',
  label: 'Network zone',
  title: 'Network zones',
  icon: 'shield',
  writers,
  fields: {
    name: text({ label: 'Name', required: true, max: 60, unique: true, list: true, search: true }),
    purduelevel: choice({
      label: 'Purdue level',
      choices: ['0', '1', '2', '3', '3.5', '4', '5'],
      labels: {
        '0': '0, sensors',
        '1': '1, controls',
        '2': '2, cells',
        '3': '3, site operations',
        '3.5': '3.5, industrial DMZ',
        '4': '4, offices',
        '5': '5, offices of the whole company',
      },
      list: true,
    }),
    description: text({ label: 'Description', max: 255, list: true }),
  },
})

/** A virtual network of the switches of a site. */
export const vlan = defineResource({
  name: 'Vlan',
  table: 'vlans',
  label: 'VLAN',
  title: 'VLANs',
  icon: 'waypoints',
  sort: 'number',
  unique: [['siteid', 'number']],
  fields: {
    name: text({ label: 'Name', required: true, max: 60, index: true, list: true, search: true }),
    number: integer({ label: 'Number', required: true, min: 1, max: 4094, index: true, list: true }),
    siteid: reference({
      label: 'Site',
      to: 'locations',
      index: true,
      list: true,
      help: 'Where its switches stand; empty, where one network reaches everywhere.',
    }),
    networkzoneid: reference({ label: 'Zone', to: networkzone, index: true, list: true }),
    description: text({ label: 'Description', max: 255, list: true }),
  },
})

/** A number means one VLAN at a site; one of no site reaches everywhere and leaves its number to no other. */
export const vlanRule = uniqueWithin(vlan, { member: 'number', within: 'siteid' })
