import { isAppendOnly, type Resource } from '../../resources/resource.ts'
import { isMadeByCallers } from '../../resources/routes.ts'
import { type Finding, look, lookRuled } from './finding.ts'
import { sampleRow, type Sampling } from './sample-row.ts'
import type { Visitor } from './visitor.ts'

/** Who knocks at the endpoints. */
export interface Visitors {
  /** Plugins have rules about the rows. */
  readonly isRuled: boolean
  readonly admin: Visitor
  readonly viewer: Visitor
  readonly stranger: Visitor
}

type Values = Readonly<Record<string, unknown>>

/** Goes through everything that a declaration gives: a row is made, read, changed, found, exported, removed and brought back. */
export async function checkEndpoints(
  sampling: Sampling,
  resource: Resource,
  visitors: Omit<Visitors, 'admin'>,
): Promise<readonly Finding[]> {
  const { admin } = sampling
  const { viewer, stranger, isRuled } = visitors
  const { path, key, title } = resource
  const made: { id?: unknown } = {}
  const row = (): string => `${path}/${String(made.id)}`
  if (!isMadeByCallers(resource)) return [await listed(admin, resource)]
  return [
    await lookRuled(`${title}: a row is made at ${path}`, isRuled, async () => {
      made.id = (await admin.get('POST', path, await sampleRow(sampling, resource)))[key]
    }),
    ...(made.id === undefined
      ? []
      : [
          await look(`${title}: it is read, listed and exported`, async () => {
            await admin.get('GET', row())
            await admin.get('GET', `${path}?q=sample&perpage=5`)
            for (const format of ['csv', 'json']) await admin.get('GET', `${path}/export?format=${format}`)
            await admin.get('GET', `${row()}/history`)
          }),
          ...(isAppendOnly(resource) ? [] : [await changed(admin, resource, { path: row(), isRuled })]),
          await look(`${title}: only those who may read and write do`, async () => {
            await refused(stranger, 'GET', path, 401)
            await refused(stranger, 'POST', path, 401)
            if (resource.write.least !== 'viewer') await refused(viewer, 'POST', path, 403)
          }),
        ]),
  ]
}

/** What only the plugin itself makes. */
async function listed(admin: Visitor, { title, path }: Resource): Promise<Finding> {
  return await look(`${title}: they are listed and exported; the plugin makes them itself`, async () => {
    await admin.get('GET', `${path}?perpage=5`)
    for (const format of ['csv', 'json']) await admin.get('GET', `${path}/export?format=${format}`)
  })
}

interface Changed {
  readonly path: string
  readonly isRuled: boolean
}

async function changed(admin: Visitor, resource: Resource, { path, isRuled }: Changed): Promise<Finding> {
  return await lookRuled(
    `${resource.title}: a change is taken, and it is removed and brought back`,
    isRuled,
    async () => {
      await changeAndBack(admin, resource, path)
      await admin.get('DELETE', path)
      await admin.get('POST', `${path}/restore`)
    },
  )
}

/** The same row written again changes nothing; another value of some member does. */
async function changeAndBack(admin: Visitor, resource: Resource, path: string): Promise<void> {
  const before = await admin.get('GET', path)
  const writable = resource.columns.filter(
    ({ field, name }) => !field.readonly && field.kind !== 'secret' && name !== 'assettypeid',
  )
  const same: Values = Object.fromEntries(writable.map(({ name }) => [name, before[name]]))
  const kept = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== null))
  const after = await admin.get('PATCH', path, kept)
  const other = writable.find(({ name }) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
  if (other)
    throw new Error(
      `${other.name} is ${JSON.stringify(after[other.name])} after it was written back as ${JSON.stringify(before[other.name])}`,
    )
}

async function refused(visitor: Visitor, method: 'GET' | 'POST', path: string, status: number): Promise<void> {
  const answer = await visitor.ask(method, path, method === 'POST' ? {} : undefined)
  if (answer.status !== status) throw new Error(`${method} ${path} was answered ${answer.status}, not ${status}`)
}
