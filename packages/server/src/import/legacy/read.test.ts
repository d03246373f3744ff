import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectedCounts, hasLegacyFixture, loadLegacy, type LegacyFixture } from '../../testing/legacy-fixture.ts'
import type { LegacyData } from './data.ts'
import { planLegacy } from './plan-legacy.ts'
import { placeOf, readLegacy } from './read.ts'

const nobody = (): void => undefined

describe.skipIf(!hasLegacyFixture())('the old shop of the fixture', () => {
  let legacy: LegacyFixture
  let data: LegacyData
  beforeAll(async () => {
    legacy = await loadLegacy()
    data = await readLegacy(legacy.url, nobody)
  })
  afterAll(() => legacy.remove())

  test('its counts are those that plain SQL gives', () => {
    const { counts } = planLegacy(data, '2026-11-21')
    const { notes } = counts
    expect(expectedCounts()).toMatchObject({
      machines: counts.machines,
      adrfilter: counts.passing,
      adrfilter_blank_after_trim: counts.blank,
      adrfilter_placeholder: counts.placeholder,
      adrfilter_distinct_normalised_nonblank: counts.distinctnumbers,
      skipped_category_other: counts.othercategory,
      skipped_null_number_equipment: counts.nullnumber,
      eligible_dangling_model: notes.danglingmodel,
      eligible_dangling_machinetype: notes.danglingmachinetype,
      eligible_missing_machinetype: notes.missingmachinetype,
      eligible_dangling_businessunit: notes.danglingbusinessunit,
      eligible_zero_or_vb_or_partial_date: notes.baddate,
      eligible_inactive: notes.inactive,
      eligible_isactive_null: notes.isactivenull,
      eligible_map_zero_zero: notes.mapzero,
      eligible_map_null: notes.mapnull,
      eligible_map_outside_3300x2550: notes.mapoutside,
      eligible_communications: counts.communications,
      eligible_focas: counts.focas,
      communications_dangling: counts.danglingcommunications,
      dualpath_unordered_pairs_both_eligible_active: counts.dualpathpairs,
      relations_self: counts.selfrelations,
      relations_dangling: counts.danglingrelations,
      relations_controls_with_pc_end: counts.controlswithpc,
    })
  })

  test('its duplicate machine numbers are those that plain SQL finds', () => {
    const { duplicates } = planLegacy(data, '2026-11-21')
    const sorted = Object.fromEntries(
      Object.entries(duplicates).map(([number, ids]) => [number, ids.toSorted((one, other) => one - other)]),
    )
    expect(sorted).toEqual(expectedCounts()['duplicate_groups_normalised'])
  })

  test('every row that was read is wanted once or skipped with a reason', () => {
    const plan = planLegacy(data, '2026-11-21')
    const read = Object.values(data.tables).reduce((sum, rows) => sum + rows.length, 0)
    const fates = [...plan.rows.flatMap((row) => row.origin ?? []), ...plan.skips].map(
      ({ table, id }) => `${table} ${id}`,
    )
    expect(new Set(fates).size).toBe(fates.length)
    expect(fates.length).toBe(read)
    expect(plan.skips.every((skip) => skip.reason.length > 0)).toBe(true)
  })

  test('a row comes after every row that it refers to', () => {
    const { rows } = planLegacy(data, '2026-11-21')
    const places = new Map(rows.map((row, index) => [row.key, index]))
    const late = rows.filter((row, index) =>
      Object.values(row.values).some(
        (wish) => typeof wish === 'object' && wish !== null && (places.get(wish.row) ?? Infinity) >= index,
      ),
    )
    expect(late).toEqual([])
  })

  test('tables that are not taken over are named with their rows', () => {
    expect(data.others).toContainEqual({ table: 'printers', rows: 25 })
  })
})

describe.skipIf(!hasLegacyFixture())('an old shop of another make', () => {
  const differing = `
    create table Machines (Extra int, LastUpdated datetime, MachineNumber varchar(50) charset latin1, Category char(20), machineid int, isactive char(1));
    insert into Machines values (7, '2099-00-00', '3105', 'EQUIPMENT ', 0, '1'), (7, null, concat(_latin1 0xC3BC, ' 1'), 'Equipment', 1, null);
    create view vmachines as select * from Machines; create table machines_bak as select * from Machines;`

  test('columns in another order and case, missing and further ones, views and copies do not matter', async () => {
    const legacy = await loadLegacy(`set sql_mode = ''; ${differing}`)
    const data = await readLegacy(legacy.url, nobody)
    const numbers = planLegacy(data, '2026-11-21').rows.flatMap((row) =>
      row.resource === 'equipment' ? [row.label] : [],
    )
    expect(numbers).toEqual(['3105', '\u00fc 1'])
    expect(data.others.map((other) => other.table)).toEqual(['machines_bak', 'vmachines'])
    await legacy.remove()
  })

  test('a database without machines is refused by name', async () => {
    const legacy = await loadLegacy('create table vendors (vendorid int)')
    await expect(readLegacy(legacy.url, nobody)).rejects.toThrow('has no table called machines')
    await legacy.run('create table machines (machineid int, machinenumber text); insert into machines values (1, 2)')
    await expect(readLegacy(legacy.url, nobody)).rejects.toThrow('has no column category')
    await legacy.remove()
  })
})

test('a database that does not answer is named without its password', async () => {
  const failing = readLegacy('mysql://root:hidden@127.0.0.1:1/old', nobody)
  await expect(failing).rejects.toThrow('127.0.0.1:1/old could not be read')
  await expect(failing).rejects.not.toThrow('hidden')
})

test('an address of anything but a database is refused with the right form', () => {
  for (const wrong of ['old', 'http://host/db', 'mysql://root@host']) {
    expect(() => placeOf(wrong)).toThrow('mysql://user@host/database')
  }
})
