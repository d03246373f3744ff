import type { Declaration, FilterOf, Reader, RowOf } from '@shopdb/contract'

/** Every row that matches, however many pages they are. */
export async function listAll<D extends Declaration>(
  reader: Reader,
  declaration: D,
  filter: FilterOf<D>,
): Promise<readonly RowOf<D>[]> {
  const rows: RowOf<D>[] = []
  let after: string | undefined
  do {
    const { data, meta } = await reader.list(declaration, filter, {
      perpage: 500,
      total: false,
      ...(after === undefined ? {} : { after }),
    })
    rows.push(...data)
    after = meta.next ?? undefined
  } while (after !== undefined)
  return rows
}
