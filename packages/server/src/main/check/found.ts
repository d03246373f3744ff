import type { Plugin } from '@shopdb/contract'
import { markerNotes } from '../../plugins/marker-notes.ts'
import type { PieceParts } from '../../plugins/pieces.ts'
import { askPieces, failureOf } from './asked.ts'
import { type Finding, look } from './finding.ts'
import { sampleKey, type Sampling } from './sample-row.ts'

/** What a plugin says of assets on the map, and what it finds and ties beside what is stored. */
export async function checkFound(
  sampling: Sampling,
  name: string,
  { parts, plugin }: { readonly parts: PieceParts; readonly plugin: Plugin },
): Promise<readonly Finding[]> {
  const { admin } = sampling
  const finding = { plugin: name, path: '/api/search/plugins?q=sample', hooks: ['search'] }
  const tied = async (): Promise<void> => {
    const id = String(await sampleKey(sampling, 'assets'))
    const path = `/api/assets/${id}/relationships/derived`
    await askPieces(admin, { plugin: name, path, hooks: ['relationships'] })
  }
  return [
    ...(plugin.markers?.length
      ? [await look('Its markers are shown on the map', () => mark(sampling, name, parts))]
      : []),
    ...(plugin.search ? [await look('Its search finds', () => askPieces(admin, finding))] : []),
    ...(plugin.relationships ? [await look('Its relations are told', tied)] : []),
  ]
}

/** One asset of each type: whether it is placed is no affair of who speaks of it. */
async function mark(sampling: Sampling, name: string, parts: PieceParts): Promise<void> {
  const types = sampling.registry.all.filter(({ own }) => own !== undefined)
  const assets = new Map<string, readonly number[]>()
  for (const type of types) assets.set(type.name, await keysOf(sampling, type.path))
  const { failed } = await markerNotes(parts, new Map([...assets].filter(([, keys]) => keys.length > 0)))
  const mine = failed.find((one) => one.plugin === name)
  if (mine) throw new Error((await failureOf(sampling.admin, name, 'markers')) ?? mine.reason)
}

async function keysOf({ admin }: Sampling, path: string): Promise<readonly number[]> {
  const { data } = await admin.get('GET', `${path}?perpage=20&total=false&fields=assetid`)
  // A list answers rows.
  return (data as readonly { readonly assetid: number }[]).map(({ assetid }) => assetid)
}
