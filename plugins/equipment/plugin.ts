import { definePlugin, seedRows } from '@shopdb/contract'
import { controller, machinetype } from './catalogs.ts'
import { equipment } from './equipment.ts'
import { machinetypes } from './machine-types.ts'
import { clm, ethernet, focas, mtconnect, serialdnc } from './protocols.ts'

/** Machines of the shop floor. */
export const plugin = definePlugin({
  assettypes: [equipment],
  subtypes: [focas, mtconnect, clm, serialdnc, ethernet],
  resources: [machinetype, controller],
  seed: [seedRows(machinetype, machinetypes)],
})
