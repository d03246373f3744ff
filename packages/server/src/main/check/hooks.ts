import type { DisplaysAnswer } from '@shopdb/contract'
import type { Resource } from '../../resources/resource.ts'
import { askPieces, ownAnswer } from './asked.ts'
import { faulty, type Finding, look, well } from './finding.ts'
import type { Visitor } from './visitor.ts'

/** Asks for everything that the hooks of a plugin show; one that fails, is late or gives rubbish is named. */
export async function checkHooks(
  admin: Visitor,
  plugin: string,
  types: readonly Resource[],
): Promise<readonly Finding[]> {
  return [
    await look('Its widgets are shown on the home page', () =>
      askPieces(admin, { plugin, path: '/api/dashboard', hooks: ['dashboard', 'counts', 'duelists', 'silences'] }),
    ),
    ...(await Promise.all(
      types.map((type) =>
        look(`${type.title}: its panels are shown`, async () => {
          const { data } = await admin.get('GET', `${type.path}?perpage=1`)
          const [row] = data as readonly Readonly<Record<string, unknown>>[]
          const path = `/api/assets/${String(row?.['assetid'])}/panels`
          if (row) await askPieces(admin, { plugin, path, hooks: ['panels'] })
        }),
      ),
    )),
    ...(await lookAtDisplays(admin, plugin)),
    await lookAtHealth(admin, plugin),
  ]
}

/** Nobody has set it up here: one that says so is as it should be, and one that cannot say how it is has to be mended. */
async function lookAtHealth(admin: Visitor, plugin: string): Promise<Finding> {
  const { health, hooks } = await ownAnswer(admin, plugin)
  const failed = hooks.find(({ hook, lasterror }) => hook === 'health' && lasterror !== null)
  if (failed) return faulty('It says how it is', failed.lasterror ?? '')
  return well(health && !health.ok ? `It says how it is, not set up: ${health.detail}` : 'It says how it is')
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
