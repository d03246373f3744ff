import { conflict, type Fields, type JsonRow, notFound, parseInput, type ShopError } from '@shopdb/contract'
import type { Call, Route } from '../access/route.ts'
import { storedOf } from '../base/clock.ts'
import type { Work } from '../changes/work.ts'
import { fieldMeta } from '../resources/meta.ts'
import type { Resources } from '../resources/resources.ts'
import type { Untabled } from '../resources/untabled.ts'
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
  const { actor, source, requestid, least } = call
  const reason = `Settings of ${declared.plugin}`
  await resources.changes.change({ actor, source, requestid, least, reason }, (work) =>
    writeSettings({ work, vault, declared }, values),
  )
}

interface Writing {
  readonly work: Work
  readonly vault: Vault
  readonly declared: DeclaredSettings
}

/** Writes them and what they were and are into the log; of secrets only that there is one. */
async function writeSettings({ work, vault, declared }: Writing, values: JsonRow): Promise<void> {
  const { plugin, fields } = declared
  const names = Object.keys(values)
  const shown = async (): Promise<JsonRow> =>
    picked(shownSettings(fields, await readPluginSettings(work.trx, vault, declared)), names)
  const before = await shown()
  await writePluginSettings(work.trx, vault, declared, { values, modifieddate: storedOf(work.time) })
  work.record({ action: 'update', entitytype, entityid: 0, entityname: plugin, before, after: await shown() })
}

const entitytype = 'pluginsettings'

/** The settings of plugins, as a change of them is taken back; what a secret was is kept nowhere. */
export function undonePluginSettings({ host, vault }: Omit<SettingsParts, 'resources'>): Untabled {
  return {
    entitytype,
    permission,
    apply: async (work, { entityname, after }) => {
      const declared = declaredSettings(host, entityname)
      const names = Object.entries(after ?? {}).flatMap(([name, value]) => (value === hiddensecret ? [name] : []))
      if (names.length > 0) throw secretsGone(declared, names)
      await writeSettings({ work, vault, declared }, after ?? {})
    },
  }
}

function secretsGone({ fields }: DeclaredSettings, names: readonly string[]): ShopError {
  const labels = names.map((name) => fields[name]?.label ?? name)
  return conflict(`What this was before is kept nowhere, because it is secret: ${labels.join(', ')}. Set it anew.`)
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
