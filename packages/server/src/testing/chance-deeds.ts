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

/** What chance has made so far, and the ways to make more. */
interface Made {
  readonly machines: number[]
  readonly places: number[]
  readonly ties: number[]
  readonly addMachine: (row: Row) => Promise<void>
  readonly addPlace: (row: Row) => Promise<void>
  readonly addTie: (row: Row) => Promise<void>
}

function openMade({ shop, name }: ChanceParts): Made {
  const [machines, places, ties]: [number[], number[], number[]] = [[], [], []]
  const add = async (path: string, key: string, row: Row): Promise<number> =>
    Number((await shop.post<Row>(`/api/${path}`, row))[key])
  return {
    machines,
    places,
    ties,
    addMachine: async (row) => void machines.push(await add('equipment', 'assetid', { assetnumber: name(), ...row })),
    addPlace: async (row) => void places.push(await add('locations', 'locationid', { name: name(), ...row })),
    addTie: async (row) => void ties.push(await add('assetrelationships', 'relationshipid', row)),
  }
}

/** Gives a function that does something to what stands on a plan, each time something else; much of it is refused. */
export async function chanceDeeds(parts: ChanceParts): Promise<Deed> {
  const { shop, floorplanid, below, name } = parts
  const made = openMade(parts)
  const { data: types } = await shop.get<{ data: readonly Row[] }>('/api/relationshiptypes')
  const oneOf = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  const [machine, place, tie] = [() => oneOf(made.machines), () => oneOf(made.places), () => oneOf(made.ties)]
  const type = (): unknown => oneOf(types)?.['relationshiptypeid']
  const change = (path: string, id: unknown, row: Row): Promise<Row> => shop.patch(`/api/${path}/${String(id)}`, row)
  const spot = (): Row => ({ floorplanid, mapx: below(1000), mapy: below(1000) })
  const spotOrNone = (): Row => (below(2) === 0 ? { floorplanid: null, mapx: null, mapy: null } : spot())
  const inheritsposition = (): boolean => below(4) > 0
  const addTie = (): Promise<void> => {
    const ends = { sourceassetid: machine(), targetassetid: machine() }
    return made.addTie({ ...ends, relationshiptypeid: type(), inheritsposition: inheritsposition() })
  }
  const undo = async (): Promise<unknown> => {
    const { data } = await shop.get<{ data: readonly Row[] }>('/api/changesets?perpage=5')
    return shop.post(`/api/changesets/${String(oneOf(data)?.['changesetid'])}/undo`)
  }
  await made.addMachine(spot())
  await made.addPlace(spot())
  // What is to happen more often stands here more often.
  const deeds: readonly Deed[] = [
    () => made.addMachine(oneOf([spot(), { locationid: place() }, {}, {}]) ?? {}),
    () => made.addMachine({}),
    () => made.addPlace({ parentlocationid: place() }),
    () => change('equipment', machine(), spotOrNone()),
    () => change('equipment', machine(), { locationid: oneOf([null, ...made.places]), name: name() }),
    () => change('locations', place(), spotOrNone()),
    () => change('locations', place(), { parentlocationid: place(), name: name() }),
    () => change('floorplans', floorplanid, { name: name(), meterspermapunit: (below(90) + 10) / 1000 }),
    () => change('assetrelationships', tie(), { inheritsposition: inheritsposition() }),
    () => change('relationshiptypes', type(), { positionpriority: below(3) + 1 }),
    () => shop.delete(`/api/assetrelationships/${tie()}${oneOf(['', '?purge=true'])}`),
    () => shop.delete(`/api/equipment/${machine()}${oneOf(['', '?purge=true'])}`),
    () => shop.post(`/api/equipment/${machine()}/restore`),
    ...Array.from({ length: 4 }, () => addTie),
    ...Array.from({ length: 2 }, () => undo),
  ]
  return async () => oneOf(deeds)?.()
}
