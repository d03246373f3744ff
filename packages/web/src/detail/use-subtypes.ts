import type { JsonRow, ListAnswer, ResourceMeta } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'

/** An optional second table of an asset, and the asset's row in it. */
export interface Subtype {
  readonly resource: ResourceMeta
  readonly row: JsonRow | undefined
}

/** The second tables of an asset, those that are set up and those that could be. */
export function useSubtypes(resources: () => readonly ResourceMeta[], id: number): Answering<readonly Subtype[]> {
  const api = useApi()
  const read = async (resource: ResourceMeta): Promise<Subtype> => {
    // Asked as a list: that there is none is an answer, not a failure.
    const query = { [resource.key]: id, isactive: 'true,false', perpage: 1, total: false }
    return { resource, row: (await api.get<ListAnswer>(resource.path, query)).data[0] }
  }
  return useAnswer(
    () => resources().map((one) => one.name),
    () => Promise.all(resources().map(read)),
  )
}
