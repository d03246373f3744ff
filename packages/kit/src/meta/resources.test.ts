import type { FieldMeta, ResourceMeta } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { dayText } from '../field/field-text.ts'
import { groupsOf, menuOf, nameOf, pageOfRow, placeAt, shownFields, titleOf } from './resources.ts'

const field = (name: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  name,
  label: name,
  kind: 'text',
  required: false,
  readonly: false,
  unique: false,
  list: false,
  search: false,
  ...more,
})

const resource = (path: string, more: Partial<ResourceMeta> = {}): ResourceMeta => ({
  name: path.split('/').at(-1) ?? '',
  form: 'resource',
  path,
  label: 'Thing',
  title: 'Things',
  icon: 'box',
  key: 'thingid',
  display: 'name',
  sort: 'name',
  plugin: null,
  menu: 'Reference data',
  can: { read: true, write: true, purge: false },
  fields: [field('name')],
  ...more,
})

describe('the pages of resources', () => {
  const equipment = resource('/api/equipment')
  const types = resource('/api/equipment/machinetypes')

  test('show no field that is hidden', () => {
    const fields = [field('name'), field('sortkey', { hidden: true })]
    expect(shownFields(resource('/api/things', { fields })).map(({ name }) => name)).toEqual([
      'name',
      'createddate',
      'modifieddate',
    ])
  })

  test('of two resources the one with the longer path owns the page', () => {
    expect(placeAt([equipment, types], '/equipment/machinetypes/12/edit')).toEqual({ resource: types, rest: '12/edit' })
    expect(placeAt([equipment, types], '/equipment/12')).toEqual({ resource: equipment, rest: '12' })
    expect(placeAt([equipment, types], '/equipment')).toEqual({ resource: equipment, rest: '' })
  })

  test('a path that only begins like a resource is no page of it', () => {
    expect(placeAt([equipment], '/equipmentlist')).toBeUndefined()
  })

  test('a row has its page at the path of the API without /api', () => {
    expect(pageOfRow('/api/vendors', 3)).toBe('/vendors/3')
  })
})

describe('what a row is called', () => {
  test('a row without a name is called by its key', () => {
    expect(nameOf(resource('/api/things'), { thingid: 4, name: null })).toBe('Thing 4')
  })

  test('a row that goes by a reference is called by the name of what it points to', () => {
    const focas = resource('/api/focas', { display: 'assetid', key: 'assetid' })
    expect(nameOf(focas, { assetid: 4, assetname: '3101' })).toBe('3101')
  })

  test('a row that goes by its day is called by the day as people read it', () => {
    const calibrations = resource('/api/calibrations', {
      display: 'caldate',
      fields: [field('caldate', { kind: 'date' }), field('note')],
    })
    expect(nameOf(calibrations, { thingid: 4, caldate: '2026-10-07' })).toBe(dayText('2026-10-07'))
    expect(nameOf({ ...calibrations, display: 'note' }, { thingid: 4, note: '2026-10-07' })).toBe('2026-10-07')
  })

  test('a row that stands alone is called by its name and what is told behind it', () => {
    const fields = [field('name'), field('version')]
    const programs = resource('/api/programs', { displaywith: 'version', fields })
    expect(titleOf(programs, { thingid: 4, name: 'Chrome', version: '118' })).toBe('Chrome 118')
    expect(titleOf(programs, { thingid: 4, name: 'Chrome', version: null })).toBe('Chrome')
    expect(titleOf(resource('/api/things'), { thingid: 4, name: 'Vise' })).toBe('Vise')
  })

  test('a row that goes by a choice is called by what people read for it', () => {
    const kind = field('kind', { kind: 'choice', choices: ['patrol'], labels: { patrol: 'patrol inspection' } })
    const rounds = resource('/api/rounds', { display: 'kind', fields: [kind] })
    expect(nameOf(rounds, { thingid: 4, kind: 'patrol' })).toBe('Patrol inspection')
    expect(nameOf(rounds, { thingid: 4, kind: null })).toBe('Thing 4')
  })
})

describe('the menu', () => {
  test('second tables and what may not be read are not in it', () => {
    const hidden = resource('/api/focas', { form: 'subtype' })
    const secret = resource('/api/users', { can: { read: false, write: false, purge: false } })
    const vendors = resource('/api/vendors')
    expect(menuOf([vendors, hidden, secret])).toEqual([{ name: 'Reference data', resources: [vendors] }])
  })
})

describe('the groups of a form', () => {
  test('long texts end their group', () => {
    const groups = groupsOf([field('notes', { kind: 'markdown' }), field('name'), field('mapx', { group: 'Map' })])
    expect(groups.map((group) => [group.name, group.fields.map((one) => one.name)])).toEqual([
      ['', ['name', 'notes']],
      ['Map', ['mapx']],
    ])
  })
})
