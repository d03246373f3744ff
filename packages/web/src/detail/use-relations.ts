import type { JsonRow, ListAnswer } from '@shopdb/contract'
import { useAnswer, useApi, useMeta, type Answering } from '@shopdb/kit'

/** One tie of an asset, read from its side. */
export interface Relation {
  readonly id: number
  /** `controls`, or `is controlled by` */
  readonly verb: string
  readonly otherid: number
  readonly othername: string
  readonly label: string
}

const most = 200

/** What is needed to read relations: their key, and the words of their types. */
interface Reading {
  readonly key: string
  readonly types: ReadonlyMap<unknown, JsonRow>
}

function relationOf({ key, types }: Reading, row: JsonRow, side: 'from' | 'to'): Relation {
  const [other, word] = side === 'from' ? ['targetasset', 'forwardlabel'] : ['sourceasset', 'reverselabel']
  const type = types.get(row['relationshiptypeid'])
  return {
    id: Number(row[key]),
    verb: String(type?.[word] ?? row['relationshiptypename'] ?? ''),
    otherid: Number(row[`${other}id`]),
    othername: String(row[`${other}name`] ?? row[`${other}id`]),
    label: String(row['label'] ?? ''),
  }
}

/** Every tie of an asset: those that start from it, then those that lead to it. */
export function useRelations(assetid: number): Answering<readonly Relation[]> {
  const api = useApi()
  const key = useMeta().find('assetrelationships')?.key ?? 'relationshipid'
  const list = (path: string, query: Readonly<Record<string, number>>): Promise<ListAnswer> =>
    api.get<ListAnswer>(path, { ...query, perpage: most })
  return useAnswer(assetid, async () => {
    const [types, from, to] = await Promise.all([
      list('/api/relationshiptypes', {}),
      list('/api/assetrelationships', { sourceassetid: assetid }),
      list('/api/assetrelationships', { targetassetid: assetid }),
    ])
    const reading = { key, types: new Map(types.data.map((row) => [row['relationshiptypeid'], row])) }
    return [
      ...from.data.map((row) => relationOf(reading, row, 'from')),
      ...to.data.map((row) => relationOf(reading, row, 'to')),
    ]
  })
}
