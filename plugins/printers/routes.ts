import { defineRoute, textFile } from '@shopdb/contract'
import { installScript } from './install-script.ts'
import { printer } from './printer.ts'

/** What people download from a printer's page. */
export const routes = [
  defineRoute({
    of: printer,
    method: 'GET',
    path: '/:id/install',
    permission: 'printers.read',
    summary: 'Download a script that adds the printer to the PC on which it is run',
    handle: async ({ row }) => textFile(installScript(row)),
  }),
]
