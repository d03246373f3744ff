import type { Person } from './shop.ts'

type Row = Readonly<Record<string, unknown>>
type Deed = () => Promise<unknown>

/** Numbers that look like chance and are the same in each run. */
export function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below
  }
}

/** Where chance works, and with what. */
export interface ChanceParts {
  readonly shop: Person
  readonly floorplanid: number
  readonly below: (most: number) => number
  /** A name that nothing has. */
  readonly name: () => string
}

/** Gives a function that does something to what stands on a plan, each time something else; much of it is refused. */
export async function chanceDeeds(parts: ChanceParts): Promise<Deed> {
  const { shop, floorplanid, below, name } = parts
  const made = { machines: new Array<number>(), places: new Array<number>(), ties: new Array<number>() }
  const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  const add = async (path: string, key: string, row: Row): Promise<number> =>
    Number((await shop.post<Row>(`/api/${path}`, row))[key])
  const change = (path: string, id: unknown, row: Row): Promise<Row> => shop.patch(`/api/${path}/${String(id)}`, row)
  const spot = (): Row => ({ floorplanid, mapx: below(1000), mapy: below(1000) })
  const spotOrNone = (): Row => (below(2) === 0 ? { floorplanid: null, mapx: null, mapy: null } : spot())
  const { data: types } = await shop.get<{ data: readonly Row[] }>('/api/relationshiptypes')
  const addMachine = async (row: Row): Promise<void> =>
    void made.machines.push(await add('equipment', 'assetid', { assetnumber: name(), ...row }))
  const addPlace = async (row: Row): Promise<void> =>
    void made.places.push(await add('locations', 'locationid', { name: name(), ...row }))
  const tie = async (): Promise<void> => {
    const [sourceassetid, targetassetid] = [oneOf(made.machines), oneOf(made.machines)]
    const relationshiptypeid = oneOf(types)?.['relationshiptypeid']
    const row = { sourceassetid, targetassetid, relationshiptypeid, inheritsposition: below(5) > 0 }
    made.ties.push(await add('assetrelationships', 'relationshipid', row))
  }
  const undo = async (): Promise<unknown> => {
    const { data } = await shop.get<{ data: readonly Row[] }>('/api/changesets?perpage=5')
    return shop.post(`/api/changesets/${String(oneOf(data)?.['changesetid'])}/undo`)
  }
  await addMachine(spot())
  await addPlace(spot())
  const deeds: readonly Deed[] = [
    () => addMachine(oneOf([spot(), { locationid: oneOf(made.places) }, {}, {}]) ?? {}),
    () => addMachine({}),
    () => addPlace({ parentlocationid: oneOf(made.places) }),
    () => change('equipment', oneOf(made.machines), spotOrNone()),
    () => change('equipment', oneOf(made.machines), { locationid: oneOf([null, ...made.places]), name: name() }),
    () => change('locations', oneOf(made.places), spotOrNone()),
    () => change('locations', oneOf(made.places), { parentlocationid: oneOf(made.places), name: name() }),
    () => change('floorplans', floorplanid, { name: name(), meterspermapunit: (below(90) + 10) / 1000 }),
    () => change('assetrelationships', oneOf(made.ties), { inheritsposition: below(3) > 0 }),
    () => change('relationshiptypes', oneOf(types)?.['relationshiptypeid'], { positionpriority: below(3) + 1 }),
    () => shop.delete(`/api/assetrelationships/${oneOf(made.ties)}`),
    () => shop.delete(`/api/assetrelationships/${oneOf(made.ties)}?purge=true`),
    () => shop.delete(`/api/equipment/${oneOf(made.machines)}`),
    () => shop.delete(`/api/equipment/${oneOf(made.machines)}?purge=true`),
    () => shop.post(`/api/equipment/${oneOf(made.machines)}/restore`),
    // What is to happen more often than the rest.
    tie,
    tie,
    tie,
    tie,
    undo,
    undo,
  ]
  return async () => oneOf(deeds)?.()
}
