import { expect, test } from 'vitest'
import { undoChangeSet } from '../changes/undo.ts'
import { applyEntries } from '../resources/apply-run.ts'
import { listRows, type Resources } from '../resources/resources.ts'
import { createRow, purgeRow, setActive } from '../resources/write.ts'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'

const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

describeEngines('relationships', (open) => {
  const shop = async () => {
    const resources = await openResources(await open(), clock, [])
    const relationships = resources.registry.get('assetrelationships')
    const type = async (name: string): Promise<number> =>
      Number(
        (await listRows(resources, resources.registry.get('relationshiptypes'), { name })).data[0]?.[
          'relationshiptypeid'
        ],
      )
    const types = { partof: await type('partof'), controls: await type('controls') }
    const assets = await change(resources, async (work) => {
      const assettypeid = await createRow(
        { engine: resources, work, resource: resources.registry.get('assettypes') },
        { name: 'Thing' },
      )
      const make = (assetnumber: string) =>
        createRow({ engine: resources, work, resource: resources.registry.get('assets') }, { assetnumber, assettypeid })
      return { left: await make('3105L'), right: await make('3105R'), pc: await make('PC-1') }
    })
    const tie = (sourceassetid: number, targetassetid: number, relationshiptypeid: number) =>
      change(resources, async (work) => ({
        id: await createRow(
          { engine: resources, work, resource: relationships },
          { sourceassetid, targetassetid, relationshiptypeid },
        ),
        changesetid: work.changesetid,
      }))
    return { resources, relationships, types, tie, ...assets }
  }
  const controlled = async (resources: Resources, type: number): Promise<string> => {
    const rows = await listRows(resources, resources.registry.get('assetrelationships'), {
      relationshiptypeid: String(type),
      sort: 'targetassetname',
    })
    return rows.data.map((row) => `${String(row['sourceassetname'])}>${String(row['targetassetname'])}`).join(' ')
  }

  test('a PC that controls one half of a machine controls both, until it no longer does', async () => {
    const { resources, relationships, types, tie, left, right, pc } = await shop()
    await tie(left, right, types.partof)
    const { id } = await tie(pc, left, types.controls)
    expect(await controlled(resources, types.controls)).toBe('PC-1>3105L PC-1>3105R')
    await change(resources, (work) => setActive({ engine: resources, work, resource: relationships }, id, false))
    expect(await controlled(resources, types.controls)).toBe('')
    await change(resources, (work) => setActive({ engine: resources, work, resource: relationships }, id, true))
    expect(await controlled(resources, types.controls)).toBe('PC-1>3105L PC-1>3105R')
    await change(resources, (work) => purgeRow({ engine: resources, work, resource: relationships }, id))
    expect(await controlled(resources, types.controls)).toBe('')
  })

  test('undoing the tie undoes what it made, and undoing that makes both again', async () => {
    const { resources, types, tie, left, right, pc } = await shop()
    await tie(left, right, types.partof)
    const { changesetid } = await tie(pc, left, types.controls)
    const undo = (id: number) =>
      change(resources, async (work) => {
        await undoChangeSet(work, id, (inner, entries) => applyEntries(resources, inner, entries))
        return work.changesetid
      })
    const undone = await undo(changesetid)
    expect(await controlled(resources, types.controls)).toBe('')
    await undo(undone)
    expect(await controlled(resources, types.controls)).toBe('PC-1>3105L PC-1>3105R')
  })

  test('an asset is not tied to itself, nor twice, nor backwards', async () => {
    const { types, tie, left, right } = await shop()
    await tie(left, right, types.partof)
    await expect(tie(left, left, types.partof)).rejects.toMatchObject({
      code: 'invalid',
      flaws: [{ path: '/targetassetid' }],
    })
    await expect(tie(left, right, types.partof)).rejects.toMatchObject({ code: 'conflict' })
    await expect(tie(right, left, types.partof)).rejects.toMatchObject({
      code: 'conflict',
      flaws: [{ path: '/targetassetid' }],
    })
  })
})
