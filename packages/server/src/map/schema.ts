const number = { type: 'integer' }
const text = { type: 'string' }
const maybe = (type: string) => ({ type: [type, 'null'] })
const column = (items: object) => ({ type: 'array', items })
const members = (properties: object) => ({ type: 'object', properties })

const plan = {
  floorplanid: number,
  name: text,
  locationid: maybe('integer'),
  pictureurl: maybe('string'),
  width: number,
  height: number,
  meterspermapunit: maybe('number'),
}

const keys = column(members({ id: number, name: text, color: maybe('string'), icon: maybe('string'), assets: number }))

const map = {
  floorplan: members(plan),
  assets: members({
    assetid: column(number),
    assetnumber: column(text),
    name: column(maybe('string')),
    mapx: column(number),
    mapy: column(number),
    positionsource: column({ type: 'integer', description: '0 self, 1 related, 2 location' }),
    assettypeid: column(number),
    assetstatusid: column(maybe('integer')),
    businessunitid: column(maybe('integer')),
    locationid: column(maybe('integer')),
  }),
  locations: members({
    locationid: column(number),
    name: column(text),
    parentlocationid: column(maybe('integer')),
    mapx: column(number),
    mapy: column(number),
  }),
  assettypes: keys,
  assetstatuses: keys,
  businessunits: keys,
  unplaced: members({ total: number, bytype: keys }),
}

/** The map of one floor plan. */
export const mapSchema = members(map)

const spot = { ...members({ mapx: number, mapy: number }), type: ['object', 'null'] }

/** The map of one floor plan as it was. */
export const pastSchema = members({
  ...map,
  at: text,
  changes: column(
    members({
      assetid: number,
      assetnumber: text,
      change: { type: 'string', enum: ['moved', 'came', 'went'] },
      before: spot,
      after: spot,
    }),
  ),
})

/** Days with changes. */
export const momentsSchema = members({ begin: text, data: column(members({ day: text, changes: number })) })

/** The floor plans with their counts. */
export const plansSchema = members({ data: column(members({ ...plan, assets: number, locations: number })) })

/** Assets without a place. */
export const unplacedSchema = members({
  data: column(
    members({ assetid: number, assetnumber: text, name: maybe('string'), assettypeid: number, assettypename: text }),
  ),
  meta: members({ total: number, next: maybe('string') }),
})
