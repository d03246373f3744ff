import type { DisplaysAnswer } from '@shopdb/contract'
import type { Resource } from '../../resources/resource.ts'
import { type Finding, look } from './finding.ts'
import type { Visitor } from './visitor.ts'

/** Asks for everything that the hooks of a plugin show; one that fails, is late or gives rubbish is named. */
export async function checkHooks(
  admin: Visitor,
  plugin: string,
  types: readonly Resource[],
): Promise<readonly Finding[]> {
  const pieces = async (path: string): Promise<void> => {
    const { failed = [] } = await admin.get('GET', path)
    const mine = (failed as readonly { readonly plugin: string; readonly reason: string }[]).find(
      (one) => one.plugin === plugin,
    )
    if (mine) throw new Error(await reasonOf(admin, plugin, mine.reason))
  }
  return [
    await look('Its widgets are shown on the home page', () => pieces('/api/dashboard')),
    ...(await Promise.all(
      types.map((type) =>
        look(`${type.title}: its panels are shown`, async () => {
          const { data } = await admin.get('GET', `${type.path}?perpage=1`)
          const [row] = data as readonly Readonly<Record<string, unknown>>[]
          if (row) await pieces(`/api/assets/${String(row['assetid'])}/panels`)
        }),
      ),
    )),
    ...(await lookAtDisplays(admin, plugin)),
    await look('It is well, as far as it says', async () => {
      const { health } = await ownAnswer(admin, plugin)
      if (health && !health.ok) throw new Error(health.detail)
    }),
  ]
}

async function lookAtDisplays(admin: Visitor, plugin: string): Promise<readonly Finding[]> {
  const { data } = await admin.get('GET', '/api/displays')
  const mine = (data as DisplaysAnswer['data']).filter((one) => one.plugin === plugin)
  return await Promise.all(
    mine.map(({ title, path }) =>
      look(`${title}: its cards are shown`, async () => void (await admin.get('GET', `/api${path}`))),
    ),
  )
}

interface Told {
  readonly health: { readonly ok: boolean; readonly detail: string } | null
  readonly hooks: readonly { readonly hook: string; readonly lasterror: string | null }[]
}

async function ownAnswer(admin: Visitor, plugin: string): Promise<Told> {
  const { data } = await admin.get('GET', '/api/plugins')
  const mine = (data as readonly (Told & { readonly name: string })[]).find(({ name }) => name === plugin)
  if (!mine) throw new Error('It is not among the plugins of the site')
  return mine
}

/** The site hides what an author has to know. */
export async function reasonOf(admin: Visitor, plugin: string, reason: string): Promise<string> {
  const { hooks } = await ownAnswer(admin, plugin)
  return hooks.find(({ lasterror }) => lasterror !== null)?.lasterror ?? reason
}
