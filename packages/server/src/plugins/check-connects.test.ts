import { asset, defineAssetType, definePath, defineResource, integer, reference, text } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { connectsFlaws } from './check-connects.ts'
import { checkDeclaration } from './check-declaration.ts'
import { pathFlaws } from './check-paths.ts'

const station = defineAssetType({ name: 'Station', table: 'stations', fields: {} })
const fields = {
  name: text(),
  stationid: reference({ to: station, required: true }),
  bank: integer({ required: true }),
  feedsid: reference({ to: 'assets' }),
  boltedid: reference({ to: 'assets', required: true }),
  vendorid: reference({ to: 'vendors' }),
  partnerid: reference({ to: 'outlets' }),
}
const connects = { to: 'feedsid', farend: 'partnerid', by: 'air hose' } as const
const outlet = defineResource({ name: 'Outlet', table: 'outlets', belongsto: 'stationid', connects, fields })
const shelf = defineResource({ name: 'Shelf', table: 'shelves', fields: { name: text() } })
const known = new Map([asset, station, outlet, shelf].map((one) => [one.table, one]))

describe('what the rows of a declaration connect', () => {
  test.each([
    ['with a row at the other end', {}],
    ['without one', { connects: { to: 'feedsid', by: 'cord' } }],
    ['an asset of one class', { fields: { ...fields, feedsid: reference({ to: station }) } }],
  ])('is sound %s', (_what, more) => {
    const one = { ...outlet, ...more }
    expect([...checkDeclaration(one), ...connectsFlaws(one, known)]).toEqual([])
  })

  test.each([
    ['nothing', { connects: 'feedsid' }, 'must say with to'],
    ['rows that belong to nobody', { belongsto: undefined }, 'needs belongsto'],
    ['rows that belong to no asset', { belongsto: 'vendorid' }, 'needs belongsto, a reference to the asset'],
    ['no other end', { connects: { by: 'hose' } }, 'must name with to a reference to an asset'],
    ['another end that is no asset', { connects: { ...connects, to: 'vendorid' } }, 'must name with to'],
    ['another end that is no field', { connects: { ...connects, to: 'ghostid' } }, 'must name with to'],
    ['another end that is always there', { connects: { ...connects, to: 'boltedid' } }, 'that may be empty'],
    ['a row of another table', { connects: { ...connects, farend: 'vendorid' } }, 'must name with farend'],
    ['a row by what is no reference', { connects: { ...connects, farend: 'bank' } }, 'must name with farend'],
    ['what nobody has a word for', { connects: { ...connects, by: ' ' } }, 'must say with by what joins the two'],
    ['by a member that is not there', { connects: { ...connects, label: 'name' } }, 'has the member label'],
    ['rows that never change', { appendonly: true }, 'never changed'],
  ])('is refused: %s', (_what, more, reason) => {
    // Nobody need have checked the types.
    expect(connectsFlaws({ ...outlet, ...more } as never, known).join('; ')).toContain(reason)
  })
})

describe('a page of ways', () => {
  const lines = { of: station, where: {}, by: 'bank' } as const
  const way = definePath(outlet, { name: 'way', title: 'Way of the air', icon: 'wind', without: { bank: [9] }, lines })

  test('over rows that connect is sound', () => {
    expect(pathFlaws(way, known)).toEqual([])
    expect(pathFlaws({ name: 'way', title: 'Way', icon: 'wind', of: outlet }, known)).toEqual([])
  })

  test.each([
    ['a name that is no word', { name: 'The way' }, "path 'The way' must have a name"],
    ['no title', { title: '' }, 'must have a title'],
    ['rows that connect nothing', { of: shelf }, 'those of a declaration that connects'],
    ['no rows', { of: undefined }, 'those of a declaration that connects'],
    ['a field that is not there', { without: { gas: ['air'] } }, 'goes without gas, which is no field; it can be '],
    ['a value that is no list', { without: { bank: 9 } }, 'must say in a list without which bank it goes'],
    ['lines of no asset type', { lines: { ...lines, of: shelf } }, 'with of of which asset type'],
    ['lines by no field', { lines: { ...lines, by: 'row' } }, 'has lines by row, which is no field'],
    ['lines of all assets', { lines: { ...lines, where: undefined } }, 'with where through which assets'],
  ])('with %s is refused', (_what, more, reason) => {
    // As above.
    expect(pathFlaws({ ...way, ...more } as never, known).join('; ')).toContain(reason)
  })
})
