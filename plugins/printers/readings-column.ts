import { defineColumns, rowPage } from '@shopdb/contract'
import { printer } from './printer.ts'
import { supply, supplyreading } from './supply.ts'

/** Whose reading it is: most printers have a black toner. */
export const readingscolumn = defineColumns(supplyreading, {
  columns: { printer: 'Printer' },
  cells: async (platform, readings) => {
    const supplies = await platform.listAll(supply, { supplyid: readings.map(({ supplyid }) => supplyid) })
    const owners = new Map(supplies.map((one) => [one.supplyid, one]))
    return readings.map(({ supplyid }) => {
      const owner = owners.get(supplyid)
      return owner && { printer: { value: owner.printername, link: rowPage(printer, owner.printerid) } }
    })
  },
})
