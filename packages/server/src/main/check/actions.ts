import type { Action } from '@shopdb/contract'
import { type Finding, look } from './finding.ts'
import { sampleFields, type Sampling } from './sample-row.ts'

/** Lists the actions of a plugin and does each once, as an author would type it in; being refused is an answer too. */
export async function checkActions(sampling: Sampling, actions: readonly Action[]): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const action of actions)
    findings.push(await look(`Its action ${action.label} is offered and answers`, () => tryAction(sampling, action)))
  return findings
}

async function tryAction(sampling: Sampling, { of, name, on, input }: Action): Promise<void> {
  const { admin, registry } = sampling
  const { path, key } = registry.get(of.table)
  const [row] = await rowsOf(sampling, path)
  if (on !== 'list' && !row) return
  const actions = on === 'list' ? `${path}/actions` : `${path}/${String(row?.[key])}/actions`
  const { failed } = await admin.get('GET', actions)
  if (Array.isArray(failed) && failed.length > 0) throw new Error(JSON.stringify(failed))
  const { status, text } = await admin.ask('POST', `${actions}/${name}`, await sampleFields(sampling, input ?? {}))
  if (status >= 500 && status !== 503) throw new Error(text.slice(0, 400))
}

async function rowsOf({ admin }: Sampling, path: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { data } = await admin.get('GET', `${path}?perpage=1&total=false`)
  // A list answers rows.
  return data as readonly Readonly<Record<string, unknown>>[]
}
