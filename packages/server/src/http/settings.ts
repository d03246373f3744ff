import { invalidInput, type JsonRow, parseInput, type SettingsAnswer } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { checkAllAgain } from '../collectors/sightings.ts'
import { fieldMeta } from '../resources/meta.ts'
import type { Resources } from '../resources/resources.ts'
import { causeOf } from '../resources/routes.ts'
import { fieldSchema } from '../resources/schema.ts'
import type { Untabled } from '../resources/untabled.ts'
import type { Environment } from '../settings/environment.ts'
import { changeablefields, collectorfields, writeSite, type SiteSettings } from '../settings/site.ts'
import { tellEnvironment } from '../settings/tell-environment.ts'

/** What the settings of the site are read from and written with. */
export interface SettingsParts {
  readonly resources: Resources
  readonly settings: SiteSettings
  readonly environment: Environment
}

const permission = { name: 'settings.write', least: 'admin' } as const
const path = '/api/settings'
const tag = 'Site'
const names = Object.keys(changeablefields) as readonly (keyof typeof changeablefields)[]
const values = {
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, fieldSchema(changeablefields[name])])),
  additionalProperties: false,
}
const answer = { schema: { type: 'object', properties: { values } } }

/** What an administrator may set while the site runs, beside what its environment says. */
export function settingsRoutes(parts: SettingsParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path,
      permission,
      doc: {
        tag,
        summary: 'Get the settings of the site',
        description: 'What can be changed here, and what the environment of the server says; secrets are never shown.',
        answer,
      },
      handle: (call) => answerSettings(parts, call),
    },
    {
      method: 'PATCH',
      path,
      permission,
      doc: { tag, summary: 'Change the settings of the site', body: { schema: values }, answer },
      handle: async (call) => {
        await changeSettings(parts, call)
        return await answerSettings(parts, call)
      },
    },
  ]
}

async function answerSettings(parts: SettingsParts, { query }: Call): Promise<Answer> {
  const stranger = Object.keys(query)[0]
  if (stranger !== undefined) throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here' }])
  const body: SettingsAnswer = {
    fields: names.map((name) => fieldMeta(name, changeablefields[name])),
    values: await readSettings(parts),
    environment: tellEnvironment(parts.environment),
  }
  return { body }
}

async function readSettings({ settings }: SettingsParts): Promise<JsonRow> {
  const read = names.map(
    async (name) => [name, (await settings.find(name)) ?? changeablefields[name].default ?? null] as const,
  )
  return Object.fromEntries(await Promise.all(read))
}

/** One change set with what was and what is; a value that stays what it was is no change. */
async function changeSettings(parts: SettingsParts, call: Call): Promise<void> {
  const before = await readSettings(parts)
  const given = Object.entries(parseInput(changeablefields, call.body, 'update'))
  const after = Object.fromEntries(given.filter(([name, value]) => before[name] !== value))
  const changed = Object.keys(after)
  if (changed.length === 0) return
  const was = Object.fromEntries(changed.map((name) => [name, before[name]]))
  await parts.resources.changes.change(causeOf(call, 'Settings of the site'), (work) =>
    writeSettings(work, { before: was, after }),
  )
}

type Values = Readonly<Partial<Record<keyof typeof changeablefields, string | null>>>

async function writeSettings(work: Work, { before, after }: { readonly before: Values; readonly after: Values }) {
  await writeSite(work.trx, after, storedOf(work.time))
  if (Object.keys(after).some((name) => name in collectorfields)) await checkAllAgain(work.trx)
  work.record({ ...settingsentry, action: 'update', before, after })
}

const settingsentry = { entitytype: 'settings', entityid: 0, entityname: 'Settings of the site' } as const

/** The settings of the site, as a change of them is taken back. */
export const undoneSettings: Untabled = {
  entitytype: settingsentry.entitytype,
  permission,
  apply: (work, { before, after }) => writeSettings(work, { before: before ?? {}, after: after ?? {} }),
}
