import {
  choice,
  decimal,
  defineAssetType,
  defineResource,
  defineSubtype,
  integer,
  markdown,
  reference,
  text,
  type Declaration,
  type Fields,
} from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { coremodel } from '../resources/model.ts'
import { checkDeclaration } from './check-declaration.ts'

const truck = (fields: Fields, more: object = {}): Declaration =>
  defineResource({ name: 'Truck', table: 'trucks', fields, ...more })
const messages = (declaration: Declaration) =>
  checkDeclaration(declaration).map(({ path, message }) => `${path} ${message}`)

describe('a declaration', () => {
  test.each(coremodel.map((declaration) => [declaration.name, declaration]))(
    'of the core (%s) is sound',
    (_name, declaration) => {
      expect(messages(declaration)).toEqual([])
    },
  )

  test('with every kind of mention is sound', () => {
    const fields = {
      name: text({ required: true, unique: true }),
      upid: reference({ to: 'trucks' }),
      weight: decimal({ min: 0, default: 1 }),
    }
    expect(
      messages(
        truck(fields, {
          display: 'name',
          sort: '-name,upname,truckid',
          parent: 'upid',
          unique: [['name', 'upid']],
          indexes: [['upid', 'isactive', 'name']],
        }),
      ),
    ).toEqual([])
  })

  test.each([
    ['an unknown kind', { a: { kind: 'colour' } }, "/fields/a has the kind 'colour'"],
    ['an unknown option', { a: { kind: 'text', hue: 1 } }, '/fields/a has the option hue'],
    ['an option of another kind', { a: { kind: 'boolean', max: 1 } }, '/fields/a has the option max'],
    [
      'an identity of another sort',
      { a: { kind: 'text', identity: 'first' } },
      '/fields/a has an identity that is not',
    ],
    ['an option of the wrong type', { a: { kind: 'text', list: 'yes' } }, '/fields/a has a list that is not a boolean'],
    ['upper case in a column', { fleetNumber: text() }, '/fields/fleetNumber must be named in lowercase'],
    ['a column of the platform', { isactive: text() }, '/fields/isactive has a name that the platform uses'],
    ['its own key', { truckid: integer() }, '/fields/truckid has a name that the platform uses'],
    ['a parameter of lists', { page: integer() }, '/fields/page has a name that the platform uses'],
    [
      'the display name of a reference',
      { vendorid: reference({ to: 'vendors' }), vendorname: text() },
      '/fields/vendorname has a name that the field vendorid brings along',
    ],
    [
      'the folded form of a text',
      { code: text({ unique: true }), codekey: text() },
      '/fields/codekey has a name that the field code brings along',
    ],
    ['a reference to nothing', { a: { kind: 'reference' } }, '/fields/a must say with `to`'],
    ['no choices', { a: choice({ choices: [] }) }, '/fields/a must list its choices'],
    [
      'a label for what is no choice',
      { a: { kind: 'choice', choices: ['x', 'y'], labels: { z: 'Zed' } } },
      '/fields/a has a label for z, which is none of its choices x y',
    ],
    [
      'an empty label',
      { a: choice({ choices: ['x', 'y'], labels: { x: ' ' } }) },
      '/fields/a has a label for x that is not a text of 1 to 60 characters',
    ],
    [
      'a label that is no text',
      { a: { kind: 'choice', choices: ['x', 'y'], labels: { x: 1 } } },
      '/fields/a has a label for x that is not a text of 1 to 60 characters',
    ],
    [
      'labels without their choices',
      { a: { kind: 'choice', choices: ['x', 'y'], labels: ['X', 'Y'] } },
      '/fields/a must give its labels by choice',
    ],
    [
      'a label that is the word of another choice',
      { a: choice({ choices: ['x', 'y'], labels: { x: 'Y', y: 'why' } }) },
      '/fields/a gives x the label Y, by which people know y',
    ],
    ['labels of what has no choices', { a: { kind: 'text', labels: { x: 'X' } } }, '/fields/a has the option labels'],
    ['a choice twice', { a: choice({ choices: ['x', 'x'] }) }, '/fields/a lists a choice twice'],
    ['limits the wrong way round', { a: integer({ min: 2, max: 1 }) }, '/fields/a has a min of 2'],
    ['what nobody sees and somebody has to fill in', { a: text({ hidden: true }) }, '/fields/a is hidden, so nobody'],
    ['a broken pattern', { a: text({ pattern: '(' }) }, '/fields/a has the pattern ('],
    [
      'a default that does not fit',
      { a: integer({ max: 5, default: 9 }) },
      '/fields/a has a default that does not fit: it must be at most 5',
    ],
    ['an index on a page of text', { a: markdown({ index: true }) }, '/fields/a cannot be unique or index'],
    [
      'an index on a very long text',
      { a: text({ unique: true, max: 4000 }) },
      '/fields/a cannot be unique or index with a max above 500',
    ],
  ])('with %s is refused', (_what, fields, message) => {
    // As a plugin without type checks could write it.
    expect(messages(truck(fields as Fields))).toEqual([expect.stringContaining(message)])
  })

  test('whose labels call two choices the same is refused', () => {
    const a = choice({ choices: ['x', 'y'], labels: { x: 'Same', y: 'same' } })
    expect(messages(truck({ a }))).toEqual([
      '/fields/a gives x the label Same, by which people know y',
      '/fields/a gives y the label same, by which people know x',
    ])
  })

  test('with labels for some of its choices is sound, though a label is its own word in other letters', () => {
    const a = choice({ choices: ['dhcp', 'static', 'givenup'], labels: { dhcp: 'DHCP', givenup: 'given up' } })
    expect(messages(truck({ a }))).toEqual([])
  })

  test.each([
    ['a display', { display: 'nothing' }, '/display names nothing'],
    ['what is told behind it', { displaywith: 'nothing' }, '/displaywith names nothing'],
    ['a sort', { sort: '-nothing' }, '/sort names nothing'],
    ['a sort by the name of what is no reference', { sort: 'namename' }, '/sort names namename'],
    ['a uniqueness', { unique: [['a', 'nothing']] }, '/unique names nothing'],
    ['a parent', { parent: 'a' }, '/parent must name a reference field'],
    ['an owner', { belongsto: 'a' }, '/belongsto must name a required reference'],
    ['what its rows tell of', { tellsof: 'a' }, '/tellsof must name a reference field to an asset'],
    ['a name of what its rows tell of', { tellsname: 'a' }, '/tellsname must name a text field, beside tellsof'],
    ['a role', { writers: 'root' }, '/writers must be one of viewer'],
    ['a member', { colour: 'red' }, '/colour is not a member of a resource'],
    ['a table name', { table: 'My-Trucks' }, '/table must be lowercase'],
    ['a name', { name: 'my truck' }, '/name must be in PascalCase'],
  ])('with %s that is none is refused', (_what, more, message) => {
    expect(messages(truck({ a: text() }, more))).toEqual([expect.stringContaining(message)])
  })

  test.each([
    ['that are no lists', ['a'], '/indexes must be a list of lists'],
    [
      'with an unknown column',
      [['a', 'nothing']],
      '/indexes/0 names nothing, which is no column of it; it can be long, ',
    ],
    ['with one column', [['a']], '/indexes/0 must name two columns or more'],
    ['with a column twice', [['a', 'a']], '/indexes/0 names a column twice'],
    ['with a page of text', [['a', 'pages']], '/indexes/0 names pages, and a markdown cannot be in an index'],
    ['that are too wide', [['a', 'long']], '/indexes/0 has texts of 755 characters together'],
  ])('with indexes %s is refused', (_what, indexes, message) => {
    const fields = { a: text(), long: text({ max: 500 }), pages: markdown() }
    expect(messages(truck(fields, { indexes }))).toEqual([expect.stringContaining(message)])
  })

  test('of an asset type indexes columns of its own table only', () => {
    const lift = { name: 'Lift', table: 'lifts', fields: { mast: text(), height: integer() } } as const
    expect(messages(defineAssetType({ ...lift, indexes: [['mast', 'isactive']] }))).toEqual([
      '/indexes/0 names isactive, which is no column of it; it can be mast or height',
    ])
  })

  test('of an asset type cannot repeat a field of every asset', () => {
    expect(messages(defineAssetType({ name: 'Lift', table: 'lifts', fields: { serialnumber: text() } }))[0]).toContain(
      'every asset has already',
    )
  })

  test('of a subtype is sound without more', () => {
    const lift = defineAssetType({ name: 'Lift', table: 'lifts', fields: {} })
    expect(messages(defineSubtype(lift, { name: 'Mast', table: 'masts', fields: { height: integer() } }))).toEqual([])
  })

  test('made by hand is told how it is made', () => {
    // As a plugin without type checks could write it.
    expect(messages({ name: 'Truck', table: 'trucks', fields: {} } as unknown as Declaration)[0]).toContain(
      'must be made by',
    )
  })
})
