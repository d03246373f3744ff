import { expectTypeOf, test } from 'vitest'
import { type Action, defineAction } from './actions.ts'
import { defineAssetType, defineResource, defineSubtype } from './declare.ts'
import { defineDueList } from './due.ts'
import { boolean, choice, date, integer, reference, secret, text } from './fields.ts'
import type { AskedOf, ChangesOf, FilterOf, InputOf, KeyOf, NamedRow, RowOf } from './infer.ts'
import { defineKeep } from './keeps.ts'
import { definePage, type Page } from './pages.ts'
import type { Platform } from './platform.ts'
import { tableSection } from './sections.ts'

const battery = defineResource({
  name: 'BatteryType',
  table: 'batterytypes',
  fields: { name: text({ required: true }) },
})
const forklift = defineAssetType({
  name: 'Forklift',
  table: 'forklifts',
  fields: {
    fleetnumber: text({ required: true, max: 20 }),
    capacitykg: integer({ min: 0 }),
    ispropane: boolean(),
    fuel: choice({ choices: ['gas', 'battery'], labels: { gas: 'LPG' }, default: 'gas' }),
    inspectiondue: date(),
    batterytypeid: reference({ to: battery }),
  },
})
const charger = defineSubtype(forklift, {
  name: 'Charger',
  table: 'chargers',
  fields: { amps: integer({ required: true }) },
})

test('rows, inputs and filters follow from the declaration', () => {
  expectTypeOf<KeyOf<typeof battery>>().toEqualTypeOf<'batterytypeid'>()
  expectTypeOf<KeyOf<typeof forklift>>().toEqualTypeOf<'assetid'>()
  expectTypeOf<RowOf<typeof forklift>['fleetnumber']>().toEqualTypeOf<string>()
  expectTypeOf<RowOf<typeof forklift>['capacitykg']>().toEqualTypeOf<number | null>()
  expectTypeOf<RowOf<typeof forklift>['ispropane']>().toEqualTypeOf<boolean>()
  expectTypeOf<RowOf<typeof forklift>['fuel']>().toEqualTypeOf<'gas' | 'battery'>()
  expectTypeOf<RowOf<typeof forklift>['assetnumber']>().toEqualTypeOf<string>()
  expectTypeOf<RowOf<typeof forklift>['serialnumber']>().toEqualTypeOf<string | null>()
  expectTypeOf<InputOf<typeof charger>>().toExtend<{ amps: number; assetid: number }>()
  expectTypeOf<ChangesOf<typeof battery>>().toEqualTypeOf<Partial<InputOf<typeof battery>>>()
})

test('beside the key of what a row refers to stands its name', () => {
  expectTypeOf<NamedRow<typeof forklift>['batterytypename']>().toEqualTypeOf<string | null>()
  expectTypeOf<NamedRow<typeof forklift>['locationname']>().toEqualTypeOf<string | null>()
  expectTypeOf<RowOf<typeof charger>>().toExtend<NamedRow<typeof charger>>()
})

test('what is asked and given reaches pages and actions under its own types', () => {
  const query = { amps: integer({ default: 3 }), batterytypeid: reference({ to: battery }) }
  expectTypeOf<AskedOf<typeof query>>().toEqualTypeOf<{ readonly amps: number } & { readonly batterytypeid?: number }>()
  const page = definePage({
    name: 'x',
    title: 'X',
    icon: 'x',
    query,
    show: async (_platform, { amps, batterytypeid }) => {
      expectTypeOf(amps).toEqualTypeOf<number>()
      expectTypeOf(batterytypeid).toEqualTypeOf<number | undefined>()
      return []
    },
  })
  const action = defineAction({
    of: forklift,
    name: 'x',
    label: 'X',
    permission: 'forklifts.write',
    input: { note: text(), amps: integer({ required: true }) },
    offered: ({ fuel }) => fuel === 'gas',
    run: async (_platform, { input: { note, amps } }) => {
      expectTypeOf(note).toEqualTypeOf<string | null>()
      expectTypeOf(amps).toEqualTypeOf<number>()
      return { message: '' }
    },
  })
  expectTypeOf(page).toExtend<Page>()
  expectTypeOf(action).toExtend<Action>()
})

// These are never run: the compiler is the test.
export function refusedByTheCompiler(platform: Platform): unknown {
  const filter: FilterOf<typeof forklift> = {
    'inspectiondue.lt': '2026-11-20',
    fuel: ['gas'],
    'batterytypeid.under': 3,
  }
  // @ts-expect-error a text field takes no boolean
  const wrongOption = text({ max: true })
  // @ts-expect-error there is no option of that name
  const unknownOption = integer({ maximum: 3 })
  // @ts-expect-error the default is one of the choices
  const wrongDefault = choice({ choices: ['gas'], default: 'steam' })
  // @ts-expect-error what is sealed has no length that could be checked
  const wrongSecret = secret({ max: 9 })
  // @ts-expect-error a label is that of a choice
  const wrongLabel = choice({ choices: ['gas'], labels: { steam: 'Steam' } })
  // @ts-expect-error a required member is missing
  const input: InputOf<typeof forklift> = { assetnumber: '7' }
  const list = { name: 'x', title: 'X', icon: 'x', soon: 7 } as const
  const dates = [{ field: 'inspectiondue' }, { field: 'endoflife', through: 'modelid', label: 'Model' }] as const
  const due = defineDueList(forklift, { ...list, dates })
  // What is misspelt is told where it stands, not where its date begins.
  const misspeltDates = defineDueList(forklift, {
    ...list,
    dates: [
      {
        // @ts-expect-error a list of what is due names fields of its rows
        field: 'inspectoindue',
        label: 'Inspection',
      },
      {
        field: 'endoflife',
        label: 'Model',
        // @ts-expect-error and references of them
        through: 'modeldi',
      },
      // @ts-expect-error what is due of what a reference points to has to be said
      { field: 'endoflife', through: 'modelid' },
    ],
  })
  const keep = defineKeep(battery, { days: 9, dates: [{ field: 'createddate' }] })
  const misspeltKeep = defineKeep(battery, {
    days: 9,
    dates: [
      {
        // @ts-expect-error rows are kept by dates that they have
        field: 'createdate',
      },
    ],
  })
  // @ts-expect-error every row has a cell for each column
  const table = tableSection('X', { one: 'One', two: 'Two' }, [{ one: 1 }])
  // @ts-expect-error there is no such field
  const misspelt = platform.count(forklift, { 'inspectoindue.lt': '2026-11-20' })
  // @ts-expect-error a reader has no way to change a row
  const written = platform.create(forklift, { assetnumber: '7', fleetnumber: '7' })
  return [
    filter,
    wrongOption,
    unknownOption,
    wrongDefault,
    wrongLabel,
    wrongSecret,
    input,
    due,
    misspeltDates,
    keep,
    misspeltKeep,
    table,
    misspelt,
    written,
  ]
}
