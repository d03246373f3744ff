import { addDays, dayOf } from '@shopdb/contract'

/** A row as the API tells it. */
export type Row = Readonly<Record<string, unknown>>
/** A list as the API tells it. */
export type List = { readonly data: readonly Row[] }

export const today = dayOf(new Date().toISOString())
export const ago = (days: number): string => addDays(today, -days)

/** The door of a shop, or somebody at it. */
interface Door {
  get<T = Row>(path: string): Promise<T>
  post<T = Row>(path: string, body?: unknown): Promise<T>
}

/** What a test does with tools, in few words. */
interface Tools {
  /** A tool that is calibrated every twelve months; gives its key. */
  make(assetnumber: string, more?: object): Promise<number>
  get(id: number): Promise<Row>
  /** The members of a calibration that passes. */
  readonly pass: object
  record(id: number, caldate: string, more?: object): Promise<Row>
  cases(id: number): Promise<readonly Row[]>
  /** Since when its cases say that it is suspect, in their order. */
  suspect(id: number): Promise<readonly unknown[]>
  /** Does an action of a tool. */
  act(id: number, name: string, body?: object): Promise<Row>
  /** What the list says of how it stands. */
  standing(id: number): Promise<unknown>
}

/** The tools of a shop. */
export function tools(shop: Door): Tools {
  const pass = { result: 'pass', asfound: 'in tolerance' }
  const told = async (path: string, ids: readonly unknown[], column: string): Promise<readonly unknown[]> => {
    const { data } = await shop.get<Columns>(`/api/measuringtools${path}/columns?id=${ids.join(',')}`)
    const values = data.find(({ name }) => name === column)?.values ?? []
    return ids.map((one) => values.find(({ id }) => id === one)?.['value'])
  }
  const cases = async (id: number): Promise<readonly Row[]> =>
    (await shop.get<List>(`/api/measuringtools/tolerancecases?measuringtoolid=${id}`)).data
  return {
    pass,
    make: async (assetnumber, more = {}) => {
      const facts = { assetnumber, intervalvalue: 12, intervalunit: 'months', ...more }
      return Number((await shop.post('/api/measuringtools', facts))['assetid'])
    },
    get: (id) => shop.get(`/api/measuringtools/${id}`),
    record: (id, caldate, more = {}) =>
      shop.post('/api/measuringtools/calibrations', { measuringtoolid: id, caldate, ...pass, ...more }),
    cases,
    suspect: async (id) => {
      const ids = (await cases(id)).map(({ tolerancecaseid }) => tolerancecaseid)
      return told('/tolerancecases', ids, 'suspectfrom')
    },
    act: (id, name, body = {}) => shop.post(`/api/measuringtools/${id}/actions/${name}`, body),
    standing: async (id) => (await told('', [id], 'standing'))[0],
  }
}

type Columns = { readonly data: readonly { readonly name: string; readonly values: readonly Row[] }[] }
