import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { undoChangeSet } from '../changes/undo.ts'
import { createPositions } from '../positions/positions.ts'
import { applyEntries } from '../resources/apply-run.ts'
import { listRows, type Resources } from '../resources/resources.ts'
import { createRow, setActive, updateRow } from '../resources/write.ts'
import { describeEngines } from '../testing/engines.ts'
import { openEquipment } from '../testing/equipment.ts'
import { expectedCounts, hasLegacyFixture, loadLegacy, type LegacyFixture } from '../testing/legacy-fixture.ts'
import { change } from '../testing/resources.ts'
import { importLegacy } from './import-legacy.ts'
import type { Step } from './progress.ts'
import type { LegacyReport } from './report.ts'
import { summaryOf } from './summary.ts'

const nobody = (): void => undefined
const hasFixture = hasLegacyFixture()

describeEngines('the import from the old shop', (open) => {
  let legacy: LegacyFixture
  beforeAll(async () => {
    if (hasFixture) legacy = await loadLegacy()
  })
  afterAll(async () => {
    if (hasFixture) await legacy.remove()
  })
  const shop = async (): Promise<Resources> => openEquipment(await open())
  const run = (resources: Resources, dryrun = false): Promise<LegacyReport> =>
    importLegacy(resources, { url: legacy.url, actor: systemActor, dryrun, progress: nobody })
  const count = async (resources: Resources, table: string): Promise<number> =>
    (await listRows(resources, resources.registry.get(table), { perpage: '1' })).meta.total ?? -1
  const find = async (resources: Resources, assetnumber: string): Promise<Readonly<Record<string, unknown>>> =>
    (await listRows(resources, resources.registry.get('equipment'), { assetnumber })).data[0] ?? {}

  test.runIf(hasFixture)(
    'every machine with a number of its own comes over, and every row of the old shop is in the report',
    async () => {
      const resources = await shop()
      const report = await run(resources)
      expect(await count(resources, 'equipment')).toBe(175)
      expect(report.tables['machines']).toEqual({ rows: 300, created: 175, updated: 0, unchanged: 0, skipped: 125 })
      expect(report.tables['machinerelationships']).toMatchObject({ rows: 75, created: 12 })
      expect(await count(resources, 'assetrelationships')).toBe(
        expectedCounts()['dualpath_unordered_pairs_both_eligible_active'],
      )
      expect(await count(resources, 'focas')).toBe(35)
      expect(report.total.rows).toBe(report.lines.length)
      expect(report.lines.filter((line) => line.outcome === 'skipped' && !line.reason)).toEqual([])
    },
  )

  test.runIf(hasFixture)('a machine comes with its names, its place and its numbers in the old shop', async () => {
    const resources = await shop()
    await run(resources)
    expect(await find(resources, '3156')).toMatchObject({
      legacymachineid: 143,
      machinetypename: '5-axis mill',
      legacymachinetypeid: 2,
      vendorname: 'Hermle',
      modelname: 'C 42 U',
      controllername: 'OSP-P300S',
      businessunitname: 'DT',
      assetstatusname: 'Active',
      legacydateadded: '2009-02-16',
    })
    expect(await find(resources, '3014')).toMatchObject({ mapx: 1970, mapy: 2207, floorplanname: 'Floor plan' })
    expect(await find(resources, '0047')).toMatchObject({ legacymachineid: 303 })
  })

  test.runIf(hasFixture)('the halves of each machine stand in one place and move as one', async () => {
    const resources = await shop()
    await run(resources)
    const { resolve } = createPositions(resources)
    const spotOf = async (assetid: unknown): Promise<unknown> => {
      const { mapx, mapy, floorplanid } = (await resolve(Number(assetid))).position
      return { mapx, mapy, floorplanid }
    }
    const ties = await listRows(resources, resources.registry.get('assetrelationships'), { perpage: '100' })
    expect(ties.data).toHaveLength(12)
    for (const { sourceassetid, targetassetid, label } of ties.data) {
      expect(label).toBe('Dualpath')
      expect(await spotOf(sourceassetid)).toEqual(await spotOf(targetassetid))
    }
    const [head, half] = [await find(resources, '3149'), await find(resources, '3156')]
    expect(await spotOf(half['assetid'])).toMatchObject({ mapx: 1803, mapy: 1908 })
    const equipment = resources.registry.get('equipment')
    const moved = { mapx: 44, mapy: 55 }
    await change(resources, (work) =>
      updateRow({ engine: resources, work, resource: equipment }, Number(head['assetid']), moved),
    )
    expect(await spotOf(half['assetid'])).toMatchObject(moved)
    const again = await run(resources)
    expect(again.total.updated).toBe(0)
  })

  test.runIf(hasFixture)('a second import changes nothing and leaves no change set', async () => {
    const resources = await shop()
    const first = await run(resources)
    const second = await run(resources)
    expect(second.total).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: first.total.created + first.total.unchanged,
    })
    expect(second.changesetid).toBeNull()
  })

  test.runIf(hasFixture)('what changes in the old shop comes over, but not over what a person set here', async () => {
    const resources = await shop()
    await run(resources)
    const equipment = resources.registry.get('equipment')
    const [mine, theirs] = [await find(resources, '3014'), await find(resources, '3056')]
    await change(resources, (work) =>
      updateRow({ engine: resources, work, resource: equipment }, Number(mine['assetid']), {
        serialnumber: 'MINE',
        mapx: 5,
      }),
    )
    await legacy.run("update machines set serialnumber = 'NEW', maptop = 77 where machineid in (21, 48)")
    const report = await run(resources)
    await legacy.run(
      "update machines set serialnumber = if(machineid = 21, 'SN142380', 'SN157533'), maptop = if(machineid = 21, 2207, 1697) where machineid in (21, 48)",
    )
    expect(await find(resources, '3014')).toMatchObject({ serialnumber: 'MINE', mapx: 5, mapy: mine['mapy'] })
    expect(await find(resources, '3056')).toMatchObject({ serialnumber: 'NEW', mapx: theirs['mapx'], mapy: 77 })
    expect(report.total.updated).toBe(1)
    expect(report.lines.find((line) => line.id === 21 && line.table === 'machines')?.left).toEqual([
      { field: 'serialnumber', here: 'MINE', wanted: 'NEW' },
      { field: 'mapx', here: 5, wanted: 1970 },
      { field: 'mapy', here: 2207, wanted: 77 },
    ])
    expect(summaryOf(report)).toContain('serialnumber: "MINE" stays, not "NEW"')
  })

  test.runIf(hasFixture)('a machine that was removed here stays removed', async () => {
    const resources = await shop()
    await run(resources)
    const { assetid } = await find(resources, '3019')
    await change(resources, (work) =>
      setActive({ engine: resources, work, resource: resources.registry.get('equipment') }, Number(assetid), false),
    )
    const report = await run(resources)
    expect(report.total).toMatchObject({ created: 0, updated: 0 })
    expect(report.lines.find((line) => line.name === '3019')?.notes).toContain('was removed here and stays so')
  })

  test.runIf(hasFixture)('a machine that is here already under its number is taken for the same', async () => {
    const resources = await shop()
    const equipment = resources.registry.get('equipment')
    await change(resources, async (work) => {
      await createRow({ engine: resources, work, resource: equipment }, { assetnumber: '3019', name: 'Big Bertha' })
    })
    const report = await run(resources)
    expect(report.tables['machines']).toMatchObject({ created: 174, updated: 1 })
    expect(await find(resources, '3019')).toMatchObject({
      name: 'Big Bertha',
      serialnumber: 'SN660886',
      legacymachineid: 22,
    })
  })

  test.runIf(hasFixture)('the whole import is one change set and is undone as one', async () => {
    const resources = await shop()
    const { changesetid } = await run(resources)
    await change(resources, (work) =>
      undoChangeSet(work, changesetid ?? 0, (inner, entries) => applyEntries(resources, inner, entries)),
    )
    for (const table of ['equipment', 'focas', 'models', 'assetrelationships', 'vendors']) {
      expect(await count(resources, table)).toBe(0)
    }
    expect((await run(resources)).tables['machines']).toMatchObject({ created: 175 })
  })

  test.runIf(hasFixture)('a dry run says what an import would do and does nothing', async () => {
    const resources = await shop()
    const rehearsed = await run(resources, true)
    expect(await count(resources, 'equipment')).toBe(0)
    expect(rehearsed.changesetid).toBeNull()
    expect(summaryOf(rehearsed)).toContain('nothing was changed')
    expect((await run(resources)).tables).toEqual(rehearsed.tables)
  })

  test.runIf(hasFixture)('a row that collides with another asset costs only itself', async () => {
    const resources = await shop()
    await change(resources, async (work) => {
      const assettypeid = await createRow(
        { engine: resources, work, resource: resources.registry.get('assettypes') },
        { name: 'Crane' },
      )
      await createRow(
        { engine: resources, work, resource: resources.registry.get('assets') },
        { assetnumber: '3003', assettypeid },
      )
    })
    const report = await run(resources)
    expect(report.tables['machines']).toMatchObject({ created: 174 })
    expect(report.lines.find((line) => line.table === 'machines' && line.id === 10)?.reason).toContain('must be unique')
    expect(report.lines.find((line) => line.table === 'communications' && line.id === 2)?.reason).toContain(
      'was not taken over',
    )
    expect(await count(resources, 'assetrelationships')).toBe(11)
  })

  test.runIf(hasFixture)('progress is told up to the last row', async () => {
    const steps: Step[] = []
    await importLegacy(await shop(), {
      url: legacy.url,
      actor: systemActor,
      dryrun: false,
      progress: (step) => void steps.push(step),
    })
    expect(steps[0]).toEqual({ phase: 'reading vendors', done: 0, total: 11 })
    expect(steps.at(-1)).toEqual({ phase: 'writing', done: 363, total: 363 })
  })

  test('an old shop that does not answer leaves nothing behind', async () => {
    const resources = await shop()
    const failing = importLegacy(resources, {
      url: 'mysql://root@127.0.0.1:1/old',
      actor: systemActor,
      dryrun: false,
      progress: nobody,
    })
    await expect(failing).rejects.toThrow('Nothing was changed')
    expect(await count(resources, 'floorplans')).toBe(0)
  })
})
