import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { undoChangeSet } from '../changes/undo.ts'
import { createFolderStore } from '../files/store.ts'
import { applyEntries } from '../resources/apply-run.ts'
import { listRows, type Resources } from '../resources/resources.ts'
import { createRow } from '../resources/write.ts'
import { describeEngines } from '../testing/engines.ts'
import { openEquipment } from '../testing/equipment.ts'
import { change } from '../testing/resources.ts'
import { addSampleData } from './add-sample-data.ts'
import { sampleMachines } from './machines.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-sample-'))
const files = createFolderStore(folder)
afterAll(() => rm(folder, { recursive: true }))

const cause = { actor: systemActor, source: 'cli' } as const

describeEngines('the sample factory', (open) => {
  const count = async (resources: Resources, table: string): Promise<number> =>
    (await listRows(resources, resources.registry.get(table), { perpage: '1' })).meta.total ?? -1

  test('is added once, however often it is asked for', async () => {
    const resources = await openEquipment(await open())
    const { created } = await addSampleData(resources, cause, { files })
    expect(await count(resources, 'equipment')).toBe(sampleMachines().length)
    expect(await addSampleData(resources, cause, { files })).toEqual({ created: 0, unchanged: expect.any(Number) })
    expect(created).toBeGreaterThan(400)
  })

  test('uses the machine types, statuses and location types that the site has already', async () => {
    const resources = await openEquipment(await open())
    const before = await Promise.all(
      ['machinetypes', 'assetstatuses', 'locationtypes'].map((table) => count(resources, table)),
    )
    await addSampleData(resources, cause, { files })
    const after = await Promise.all(
      ['machinetypes', 'assetstatuses', 'locationtypes'].map((table) => count(resources, table)),
    )
    expect(after).toEqual(before)
  })

  test('has a floor plan with its picture, in whose pixels the spots are', async () => {
    const resources = await openEquipment(await open())
    await addSampleData(resources, cause, { files })
    const { data } = await listRows(resources, resources.registry.get('floorplans'), {})
    const picture = await resources.database.read.selectFrom('files').selectAll().executeTakeFirstOrThrow()
    expect(data).toMatchObject([{ fileid: picture['fileid'], filename: 'sample-factory.svg' }])
    expect([picture['width'], picture['height']]).toEqual([data[0]?.['width'], data[0]?.['height']])
    expect((await buffer(await files.open(String(picture['sha256'])))).toString()).toContain('<svg')
  })

  test('goes as one change set', async () => {
    const resources = await openEquipment(await open())
    await addSampleData(resources, cause, { files })
    const set = await resources.database.read
      .selectFrom('changesets')
      .selectAll()
      .where('reason', '=', 'Sample data')
      .executeTakeFirstOrThrow()
    await change(resources, (work) =>
      undoChangeSet(work, Number(set['changesetid']), (inner, entries) => applyEntries(resources, inner, entries)),
    )
    for (const table of ['equipment', 'locations', 'floorplans', 'files', 'vendors']) {
      expect(await count(resources, table)).toBe(0)
    }
  })

  test('does not mix with machines of the site', async () => {
    const resources = await openEquipment(await open())
    const resource = resources.registry.get('equipment')
    await change(resources, (work) => createRow({ engine: resources, work, resource }, { assetnumber: '3101' }))
    await expect(addSampleData(resources, cause, { files })).rejects.toThrow('assets of its own')
    expect(await count(resources, 'focas')).toBe(0)
  })
})
