import {
  boolean,
  choice,
  date,
  datetime,
  defineAssetType,
  defineResource,
  defineSubtype,
  integer,
  reference,
  text,
} from '@shopdb/contract'
import { expect, test } from 'vitest'
import { undoChangeSet } from '../changes/undo.ts'
import { verifyAudit } from '../changes/verify.ts'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { applyEntries } from './apply-run.ts'
import { bulkUpdate } from './bulk.ts'
import { etagOf } from './etag.ts'
import { listRows, type Resources } from './resources.ts'
import { createRow, purgeRow, setActive, updateRow } from './write.ts'

const forklift = defineAssetType({
  name: 'Forklift',
  table: 'forklifts',
  fields: {
    fleetnumber: text({ label: 'Fleet number', max: 20, unique: true, search: true }),
    capacitykg: integer({ min: 0, list: true }),
    ispropane: boolean(),
    inspectiondue: date(),
    lastseen: datetime(),
    towsid: reference({ to: 'forklifts' }),
  },
})
const charger = defineSubtype(forklift, {
  name: 'Charger',
  table: 'chargers',
  fields: { amps: integer({ required: true }) },
})
const round = defineResource({
  name: 'ForkliftRound',
  table: 'forkliftrounds',
  display: 'kind',
  fields: { kind: choice({ choices: ['weekly', 'asneeded'], labels: { asneeded: 'as needed' }, required: true }) },
})
const declarations = [forklift, charger, round]
const source = { plugin: 'forklifts', title: 'Forklifts', prefix: '/api/forklifts', declarations }
const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

describeEngines('writing', (open) => {
  const shop = async (): Promise<Resources> => openResources(await open(), clock, [source])
  const make = (resources: Resources, input: object): Promise<number> =>
    change(resources, (work) =>
      createRow({ engine: resources, work, resource: resources.registry.get('forklifts') }, input),
    )
  const read = (resources: Resources, id: number) =>
    resources.reader(resources.registry.get('forklifts')).get(resources.database.read, id)

  test('a row that is made is read with its own and the core fields side by side', async () => {
    const resources = await shop()
    const vendorid = await change(resources, (work) =>
      createRow({ engine: resources, work, resource: resources.registry.get('vendors') }, { name: 'Linde' }),
    )
    const id = await make(resources, {
      assetnumber: 'FL-7',
      fleetnumber: '7',
      capacitykg: 2500,
      vendorid,
      ispropane: true,
      lastseen: '2026-11-20T21:04:00Z',
    })
    expect(await read(resources, id)).toMatchObject({
      assetid: id,
      assetnumber: 'FL-7',
      vendorid,
      vendorname: 'Linde',
      assettypename: 'Forklift',
      capacitykg: 2500,
      ispropane: true,
      inspectiondue: null,
      lastseen: '2026-11-20T21:04:00.000Z',
      isactive: true,
      createddate: '2026-11-21T08:00:00.000Z',
    })
  })

  test('a row that goes by a choice stands in the log by what people read, and keeps its word', async () => {
    const resources = await shop()
    const rounds = resources.registry.get('forkliftrounds')
    const id = await change(resources, (work) =>
      createRow({ engine: resources, work, resource: rounds }, { kind: 'asneeded' }),
    )
    const { read: reading } = resources.database
    expect(await resources.reader(rounds).get(reading, id)).toMatchObject({ kind: 'asneeded' })
    const entries = reading.selectFrom('auditlogs').select('entityname').where('entitytype', '=', 'forkliftrounds')
    expect(await entries.execute()).toEqual([{ entityname: 'as needed' }])
  })

  test('a number used twice, whatever its case, is a conflict that names the member and leaves nothing behind', async () => {
    const resources = await shop()
    await make(resources, { assetnumber: 'FL-7' })
    await expect(make(resources, { assetnumber: ' fl-7 ' })).rejects.toMatchObject({
      code: 'conflict',
      flaws: [{ path: '/assetnumber' }],
    })
    await make(resources, { assetnumber: 'FL-8', fleetnumber: 'a' })
    await expect(make(resources, { assetnumber: 'FL-9', fleetnumber: 'A' })).rejects.toMatchObject({
      code: 'conflict',
      flaws: [{ path: '/fleetnumber' }],
    })
    const list = await listRows(resources, resources.registry.get('assets'), {})
    expect(list.data.map((row) => row['assetnumber'])).toEqual(['FL-7', 'FL-8'])
  })

  test('a reference to nothing is refused with the member that refers', async () => {
    const resources = await shop()
    await expect(make(resources, { assetnumber: '1', vendorid: 99, towsid: 77 })).rejects.toMatchObject({
      code: 'invalid',
      flaws: [{ path: '/vendorid' }, { path: '/towsid' }],
    })
  })

  test('a change of nothing leaves no change set, and a change of something says what it was', async () => {
    const resources = await shop()
    const id = await make(resources, { assetnumber: 'FL-7', capacitykg: 2500 })
    const forklifts = resources.registry.get('forklifts')
    expect(
      await change(resources, (work) =>
        updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg: 2500 }),
      ),
    ).toBe(false)
    expect(
      await change(resources, (work) =>
        updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg: 3000, notes: 'new mast' }),
      ),
    ).toBe(true)
    const rows = await resources.database.read
      .selectFrom('auditlogs')
      .selectAll()
      .where('entityid', '=', id)
      .where('entitytype', '=', 'assets')
      .execute()
    expect(rows.map((row) => row['action'])).toEqual(['create', 'update'])
    expect(JSON.parse(String(rows[1]?.['before']))).toEqual({ capacitykg: 2500, notes: null })
    expect(JSON.parse(String(rows[1]?.['after']))).toEqual({ capacitykg: 3000, notes: 'new mast' })
  })

  test('a stale ETag is refused and the fresh one is taken', async () => {
    const resources = await shop()
    const id = await make(resources, { assetnumber: 'FL-7' })
    const forklifts = resources.registry.get('forklifts')
    const ifmatch = etagOf(forklifts, await read(resources, id))
    await change(resources, (work) =>
      updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg: 1 }, { ifmatch }),
    )
    await expect(
      change(resources, (work) =>
        updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg: 2 }, { ifmatch }),
      ),
    ).rejects.toMatchObject({ code: 'stale' })
    const fresh = etagOf(forklifts, await read(resources, id))
    expect(
      await change(resources, (work) =>
        updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg: 2 }, { ifmatch: fresh }),
      ),
    ).toBe(true)
  })

  test('a purge takes the one-to-one rows along, and its undo brings all of them back with their keys', async () => {
    const resources = await shop()
    const forklifts = resources.registry.get('forklifts')
    const id = await make(resources, {
      assetnumber: 'FL-7',
      capacitykg: 2500,
      ispropane: true,
      lastseen: '2026-11-20T21:04:00Z',
    })
    await change(resources, (work) =>
      createRow({ engine: resources, work, resource: resources.registry.get('chargers') }, { assetid: id, amps: 80 }),
    )
    const before = await read(resources, id)
    const purge = await change(resources, async (work) => {
      await purgeRow({ engine: resources, work, resource: forklifts }, id)
      return work.changesetid
    })
    await expect(read(resources, id)).rejects.toMatchObject({ code: 'notfound' })
    await change(resources, (work) =>
      undoChangeSet(work, purge, (inner, entries) => applyEntries(resources, inner, entries)),
    )
    expect(await read(resources, id)).toEqual(before)
    const chargers = resources.registry.get('chargers')
    expect(await resources.reader(chargers).get(resources.database.read, id)).toMatchObject({
      assetid: id,
      assetname: 'FL-7',
      amps: 80,
    })
    expect(await verifyAudit(resources.database.read)).toMatchObject({ entries: expect.any(Number) })
    expect(await verifyAudit(resources.database.read)).not.toHaveProperty('broken')
  })

  test('a vendor in use is not purged, and the refusal says by what', async () => {
    const resources = await shop()
    const vendors = resources.registry.get('vendors')
    const vendorid = await change(resources, (work) =>
      createRow({ engine: resources, work, resource: vendors }, { name: 'Linde' }),
    )
    await make(resources, { assetnumber: 'FL-7', vendorid })
    await expect(
      change(resources, (work) => purgeRow({ engine: resources, work, resource: vendors }, vendorid)),
    ).rejects.toMatchObject({
      code: 'inuse',
      message: expect.stringContaining('1 in assets'),
    })
  })

  test('a bulk edit changes all rows in one change set, which is undone as one', async () => {
    const resources = await shop()
    const forklifts = resources.registry.get('forklifts')
    const ids: number[] = []
    for (let number = 1; number <= 30; number += 1)
      ids.push(await make(resources, { assetnumber: `FL-${number}`, capacitykg: number }))
    const { changesetid, report } = await change(resources, async (work) => {
      const done = await bulkUpdate({ engine: resources, work, resource: forklifts }, ids, { capacitykg: 5 })
      return { changesetid: work.changesetid, report: done }
    })
    expect(report).toEqual({ updated: 29, unchanged: 1 })
    await change(resources, (work) =>
      undoChangeSet(work, changesetid, (inner, entries) => applyEntries(resources, inner, entries)),
    )
    const list = await listRows(resources, forklifts, { sort: 'capacitykg', perpage: '100' })
    expect(list.data.map((row) => row['capacitykg'])).toEqual(ids.map((_, index) => index + 1))
  })

  test('what was changed later keeps a change from being undone, until that is undone first', async () => {
    const resources = await shop()
    const forklifts = resources.registry.get('forklifts')
    const id = await make(resources, { assetnumber: 'FL-7', capacitykg: 1 })
    const set = (capacitykg: number): Promise<number> =>
      change(resources, async (work) => {
        await updateRow({ engine: resources, work, resource: forklifts }, id, { capacitykg })
        return work.changesetid
      })
    const undo = (changesetid: number): Promise<number> =>
      resources.changes.change(
        {
          actor: { kind: 'system', userid: null, apikeyid: null, pluginname: null, name: 'x', role: 'admin' },
          source: 'system',
          undoes: changesetid,
        },
        async (work) => {
          await undoChangeSet(work, changesetid, (inner, entries) => applyEntries(resources, inner, entries))
          return work.changesetid
        },
      )
    const two = await set(2)
    const three = await set(3)
    await expect(undo(two)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`change ${three}`),
    })
    const undoing = await undo(three)
    await undo(two)
    expect((await read(resources, id))['capacitykg']).toBe(1)
    await expect(undo(undoing)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a removed row leaves the lists, keeps its name, and comes back', async () => {
    const resources = await shop()
    const forklifts = resources.registry.get('forklifts')
    const id = await make(resources, { assetnumber: 'FL-7' })
    await change(resources, (work) => setActive({ engine: resources, work, resource: forklifts }, id, false))
    expect((await listRows(resources, forklifts, {})).data).toEqual([])
    expect((await listRows(resources, forklifts, { isactive: 'false' })).data).toHaveLength(1)
    await expect(make(resources, { assetnumber: 'fl-7' })).rejects.toMatchObject({
      message: expect.stringContaining('was removed and can be restored'),
    })
    await change(resources, (work) => setActive({ engine: resources, work, resource: forklifts }, id, true))
    expect((await listRows(resources, forklifts, { q: 'L-7' })).data).toHaveLength(1)
  })

  test('changes at the same moment are all kept, each in its own change set', async () => {
    const resources = await shop()
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => make(resources, { assetnumber: `FL-${index % 15}` })),
    )
    expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(15)
    expect((await listRows(resources, resources.registry.get('forklifts'), {})).meta.total).toBe(15)
    expect(await verifyAudit(resources.database.read)).not.toHaveProperty('broken')
  })

  test('a location does not become its own ancestor', async () => {
    const resources = await shop()
    const locations = resources.registry.get('locations')
    const ids = await change(resources, async (work) => {
      const hall = await createRow({ engine: resources, work, resource: locations }, { name: 'Hall 1' })
      const cell = await createRow(
        { engine: resources, work, resource: locations },
        { name: 'Cell 7', parentlocationid: hall },
      )
      return { hall, cell }
    })
    const hang = change(resources, (work) =>
      updateRow({ engine: resources, work, resource: locations }, ids.hall, { parentlocationid: ids.cell }),
    )
    await expect(hang).rejects.toMatchObject({ code: 'conflict', flaws: [{ path: '/parentlocationid' }] })
  })
})
