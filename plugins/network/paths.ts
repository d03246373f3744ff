import { definePath } from '@shopdb/contract'
import { networkdevice } from './devices.ts'
import { port } from './ports.ts'

/** The way of data from one asset to another, cable by cable: not over power, nor to a console. */
export const cablePath = definePath(port, {
  name: 'path',
  title: 'Path between two assets',
  icon: 'route',
  without: { medium: ['power', 'console'] },
  lines: { of: networkdevice, where: { kind: 'patch panel' }, by: 'number' },
})
