import { type Fields, type JsonRow, notFound, parseInput } from '@shopdb/contract'
import type { Call, Route } from '../access/route.ts'
import { storedOf } from '../base/clock.ts'
import { fieldMeta } from '../resources/meta.ts'
import type { Resources } from '../resources/resources.ts'
import {
  hiddensecret,
  readPluginSettings,
  shownSettings,
  writePluginSettings,
  type DeclaredSettings,
} from '../settings/plugin-settings.ts'
import type { Vault } from '../settings/vault.ts'
import type { PluginHost } from './host.ts'
import { isRunning } from './plugin.ts'

/** What reading and writing settings takes. */
export interface SettingsParts {
  readonly host: PluginHost
  readonly resources: Resources
  readonly vault: Vault
}

const permission = { name: 'plugins.settings', least: 'admin' } as const
const path = '/api/plugins/:name/settings'

/** What an administrator may set of a plugin, from its declared settings. */
export function pluginSettingsRoutes(parts: SettingsParts): readonly Route[] {
  const schema = { type: 'object', description: 'The settings by name, as the plugin declares them.' }
  return [
    {
      method: 'GET',
      path,
      permission,
      doc: { tag: 'Plugins', summary: 'Get the settings of a plugin; secrets are hidden', answer: { schema } },
      handle: async (call) => ({ body: await answerSettings(parts, call) }),
    },
    {
      method: 'PATCH',
      path,
      permission,
      doc: {
        tag: 'Plugins',
        summary: 'Change settings of a plugin',
        description: 'Only the members sent change; null goes back to the default. A secret is kept encrypted.',
        body: { schema },
        answer: { schema },
      },
      handle: async (call) => {
        await changeSettings(parts, call)
        return { body: await answerSettings(parts, call) }
      },
    },
  ]
}

function declaredSettings(host: PluginHost, name = ''): DeclaredSettings {
  const plugin = host.list().find((one) => one.name === name && isRunning(one))
  if (!plugin) throw notFound(`No plugin ${name} runs here; the running ones are on the plugins page.`)
  return { plugin: name, fields: plugin.plugin?.settings ?? {} }
}

async function answerSettings({ host, resources, vault }: SettingsParts, { params }: Call): Promise<JsonRow> {
  const declared = declaredSettings(host, params['name'])
  const values = await readPluginSettings(resources.database.read, vault, declared)
  const fields = Object.entries(declared.fields).map(([name, field]) => fieldMeta(name, field))
  return { fields, values: shownSettings(declared.fields, values) }
}

async function changeSettings({ host, resources, vault }: SettingsParts, call: Call): Promise<void> {
  const declared = declaredSettings(host, call.params['name'])
  const values = parseSettings(declared.fields, call.body)
  if (Object.keys(values).length === 0) return
  const { actor, source, requestid } = call
  const reason = `Settings of ${declared.plugin}`
  await resources.changes.change({ actor, source, requestid, reason }, async (work) => {
    const before = await readPluginSettings(work.trx, vault, declared)
    await writePluginSettings(work.trx, vault, declared, { values, modifieddate: storedOf(work.time) })
    const after = await readPluginSettings(work.trx, vault, declared)
    const names = Object.keys(values)
    work.record({
      action: 'event',
      entitytype: 'plugins',
      entityid: 0,
      entityname: declared.plugin,
      before: picked(shownSettings(declared.fields, before), names),
      after: picked(shownSettings(declared.fields, after), names),
    })
  })
}

/** A secret that comes back as it was shown stays as it is; null goes back to the default, also where there is one. */
function parseSettings(fields: Fields, body: unknown): JsonRow {
  const sent = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : body
  const members = typeof sent === 'object' && sent !== null ? Object.entries(sent) : []
  const unset = members.filter(
    ([name, value]) => value === null && fields[name] !== undefined && !fields[name].required,
  )
  const kept = members.filter(([name, value]) => fields[name]?.kind === 'secret' && value === hiddensecret)
  const passed = new Set([...unset, ...kept].map(([name]) => name))
  const rest = members.length === 0 ? sent : Object.fromEntries(members.filter(([name]) => !passed.has(name)))
  return { ...parseInput(fields, rest, 'update'), ...Object.fromEntries(unset) }
}

function picked(row: JsonRow, names: readonly string[]): JsonRow {
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}
