import { createRequire } from 'node:module'
import type * as Driver from 'mariadb'

/**
 * The driver, for sites that have a server: nobody else pays for loading it. The package has itself as one file too, for
 * `require`, which is there in half the time of its forty modules.
 */
export function loadDriver(): typeof Driver {
  return createRequire(import.meta.url)('mariadb') as typeof Driver
}
