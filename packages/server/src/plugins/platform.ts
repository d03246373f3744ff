import type { Log, Platform } from '@shopdb/contract'
import type { Actor } from '../access/actor.ts'
import { isoOf } from '../base/clock.ts'
import { contractWork, readerOf } from '../resources/facade.ts'
import type { Resources } from '../resources/resources.ts'

/** What a plugin's platform is made of. */
export interface PlatformParts {
  readonly resources: Resources
  readonly log: Log
  readonly position: Platform['position']
}

/** What the code of one plugin may use of the site; what it changes is written down under its name. */
export function createPlatform({ resources, log, position }: PlatformParts, pluginname: string): Platform {
  const { database, changes, clock } = resources
  const actor: Actor = { kind: 'plugin', userid: null, apikeyid: null, pluginname, name: pluginname, role: 'admin' }
  return {
    ...readerOf(resources, database.read),
    change: (reason, job) =>
      changes.change({ actor, source: 'plugin', reason }, (work) => job(contractWork(resources, work))),
    position,
    now: () => isoOf(clock.now()),
    today: () => dayOf(new Date(clock.now())),
    log: namedLog(log, pluginname),
    query: database.read,
  }
}

/** The calendar day where the server stands (TZ), as `2026-11-20`. */
function dayOf(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

function namedLog(log: Log, plugin: string): Log {
  return {
    info: (message, details) => log.info(message, { plugin, ...details }),
    warn: (message, details) => log.warn(message, { plugin, ...details }),
    error: (message, details) => log.error(message, { plugin, ...details }),
  }
}
