import type { AssetRelation, ListAnswer } from '@shopdb/contract'
import type { TestShop } from './shop.ts'

type Row = Readonly<Record<string, unknown>>

/** How a test makes and reads relations. */
export interface Ties {
  /** A machine with this number; gives its key. */
  machine(assetnumber: string, more?: object): Promise<number>
  /** The key of one of the three types. */
  type(name: string): Promise<number>
  /** The body that ties two assets. */
  body(source: number, type: string, target: number): Promise<Record<string, unknown>>
  /** Ties two assets; gives the key of the relation. */
  tie(source: number, type: string, target: number, more?: object): Promise<number>
  relations(assetid: number): Promise<readonly AssetRelation[]>
  /** What is tied to an asset, as it reads: `is controlled by PC-1`. */
  told(assetid: number): Promise<readonly string[]>
  /** The newest change set of a relation. */
  lastChange(relationshipid: number): Promise<number>
  /** Undoes a change set; gives the number of the undoing. */
  undo(changesetid: number): Promise<number>
}

/** The relations of a shop, in few words. */
export function tiesOf(shop: TestShop): Ties {
  const type = async (name: string): Promise<number> => {
    const { data } = await shop.get<ListAnswer>(`/api/relationshiptypes?name=${name}`)
    return Number(data[0]?.['relationshiptypeid'])
  }
  const body = async (sourceassetid: number, name: string, targetassetid: number) => ({
    sourceassetid,
    targetassetid,
    relationshiptypeid: await type(name),
  })
  const relations = async (assetid: number): Promise<readonly AssetRelation[]> =>
    (await shop.get<ListAnswer<AssetRelation>>(`/api/assets/${assetid}/relationships`)).data
  const history = (relationshipid: number): Promise<ListAnswer> =>
    shop.get<ListAnswer>(`/api/assetrelationships/${relationshipid}/history`)
  return {
    type,
    body,
    relations,
    machine: async (assetnumber, more = {}) =>
      Number((await shop.post('/api/equipment', { assetnumber, ...more }))['assetid']),
    tie: async (source, name, target, more = {}) => {
      const row = await shop.post('/api/assetrelationships', { ...(await body(source, name, target)), ...more })
      return Number(row['relationshipid'])
    },
    told: async (assetid) => (await relations(assetid)).map(({ verb, other }) => `${verb} ${other.assetnumber}`),
    lastChange: async (relationshipid) => {
      // A history entry as the API tells it.
      const set = (await history(relationshipid)).data[0]?.['changeset'] as Row | undefined
      return Number(set?.['changesetid'])
    },
    undo: async (changesetid) => Number((await shop.post(`/api/changesets/${changesetid}/undo`))['changesetid']),
  }
}
