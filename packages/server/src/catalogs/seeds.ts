import { assetstatus, locationtype, relationshiptype, seedRows, type Seed } from '@shopdb/contract'

/** The reference rows of the core. A row that is there, renamed or removed by the site, is left as it is. */
export const coreseeds: readonly Seed[] = [
  seedRows(assetstatus, [
    { name: 'Active', color: '#15803d', isoperational: true },
    { name: 'Inactive', color: '#b45309' },
    { name: 'Decommissioned', color: '#6b7280' },
    { name: 'Retired', color: '#374151' },
  ]),
  seedRows(relationshiptype, [
    { name: 'partof', forwardlabel: 'is part of', reverselabel: 'has the part', positionpriority: 1 },
    { name: 'controls', forwardlabel: 'controls', reverselabel: 'is controlled by', positionpriority: 2 },
    { name: 'connectedto', forwardlabel: 'is connected to', reverselabel: 'is connected to' },
  ]),
  seedRows(locationtype, [
    { name: 'Building', icon: 'building-2' },
    { name: 'Section', icon: 'layout-panel-left' },
    { name: 'Cell', icon: 'square' },
    { name: 'Subcell', icon: 'grid-2x2' },
    { name: 'Meeting room', icon: 'presentation' },
    { name: 'Lab', icon: 'flask-conical' },
    { name: 'Office', icon: 'briefcase' },
    { name: 'Storage', icon: 'warehouse' },
    { name: 'Hallway', icon: 'move-horizontal' },
    { name: 'Network closet', icon: 'network' },
  ]),
]
