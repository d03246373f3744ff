import type { DependentsAnswer, GraphAnswer, ImpactAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'

describeShop('the graph of an asset', {}, (shop) => {
  const { machine, tie, type } = tiesOf(shop)
  const graph = (assetid: number, depth = 1): Promise<GraphAnswer> =>
    shop.get<GraphAnswer>(`/api/assets/${assetid}/graph?depth=${depth}`)
  const impact = (assetid: number): Promise<ImpactAnswer> => shop.get<ImpactAnswer>(`/api/assets/${assetid}/impact`)
  const dependents = (assetid: number): Promise<DependentsAnswer> =>
    shop.get<DependentsAnswer>(`/api/assets/${assetid}/dependents`)
  const told = ({ nodes }: ImpactAnswer): readonly string[] =>
    nodes.map(({ assetnumber, depth, more }) => `${assetnumber}@${depth}${more > 0 ? `+${more}` : ''}`)

  const numbers = ({ nodes }: ImpactAnswer): readonly string[] => nodes.map((node) => node.assetnumber)

  test('neighbours come up to the depth that is asked for, the nearest first, and say what is left out', async () => {
    const line = await Promise.all([0, 1, 2, 3, 4].map((index) => machine(`G-${index}`)))
    for (const [index, id] of line.entries())
      if (index > 0) await tie(line[index - 1] ?? 0, 'connectedto', id, { label: `link ${index}` })
    const [first = 0] = line
    expect(told(await graph(first))).toEqual(['G-0@0', 'G-1@1+1'])
    expect(told(await graph(first, 2))).toEqual(['G-0@0', 'G-1@1', 'G-2@2+1'])
    const whole = await graph(first, 3)
    expect(told(whole)).toEqual(['G-0@0', 'G-1@1', 'G-2@2', 'G-3@3+1'])
    expect(whole.edges.map((edge) => edge.label)).toEqual(['link 1', 'link 2', 'link 3'])
    expect(whole).toMatchObject({ assetid: first, depth: 3, truncated: false })
    for (const depth of ['0', '4', 'x', '1.5'])
      expect(await shop.refused('GET', `/api/assets/${first}/graph?depth=${depth}`)).toMatchObject({
        status: 400,
        errors: [{ path: '/depth' }],
      })
  })

  test('rings and double ties are walked once, and every tie between what is shown is there', async () => {
    const [one = 0, two = 0, three = 0] = await Promise.all(['R-1', 'R-2', 'R-3'].map((number) => machine(number)))
    await tie(one, 'partof', two)
    await tie(two, 'connectedto', three)
    await tie(three, 'connectedto', one)
    await tie(one, 'connectedto', two)
    const { nodes, edges } = await graph(one, 3)
    expect(nodes.map((node) => node.assetnumber)).toEqual(['R-1', 'R-2', 'R-3'])
    expect(edges).toHaveLength(4)
  })

  test('an asset that is tied to nothing is alone', async () => {
    const id = await machine('ALONE')
    expect(await graph(id, 3)).toMatchObject({ nodes: [{ assetnumber: 'ALONE', depth: 0, more: 0 }], edges: [] })
    expect(await shop.refused('GET', '/api/assets/999999/impact')).toMatchObject({ status: 404 })
  })

  test('when a PC stops, what it controls stops; when a machine stops, its PC goes on', async () => {
    const [left, right, pc] = [await machine('I-1L'), await machine('I-1R'), await machine('I-PC')]
    const [probe, gone] = [await machine('I-probe'), await machine('I-gone')]
    await tie(right, 'partof', left)
    await tie(pc, 'controls', left)
    await tie(right, 'connectedto', probe)
    await tie(pc, 'controls', gone)
    await shop.delete(`/api/equipment/${gone}`)
    const stopped = await impact(pc)
    expect(stopped.nodes.map((node) => `${node.assetnumber}@${node.depth}`)).toEqual([
      'I-PC@0',
      'I-1L@1',
      'I-1R@1',
      'I-probe@2',
    ])
    expect(stopped.edges).toHaveLength(3)
    expect(stopped.edges[0]).toMatchObject({ sourceassetid: pc, targetassetid: left })
    expect(numbers(await impact(left))).toEqual(['I-1L', 'I-1R', 'I-probe'])
    expect(numbers(await impact(probe))).toEqual(['I-probe', 'I-1R', 'I-1L'])
  })

  test('before an asset is removed, everything that hangs on it is told', async () => {
    const [base, leaning, placed] = [
      await machine('D-1', { mapx: 10, mapy: 20 }),
      await machine('D-2'),
      await machine('D-3', { mapx: 1, mapy: 1 }),
    ]
    const second = await machine('D-4')
    await tie(leaning, 'partof', base, { inheritsposition: true })
    await tie(placed, 'partof', base, { inheritsposition: true })
    await tie(second, 'controls', leaning, { inheritsposition: true })
    const hanging = await dependents(base)
    expect(hanging).toMatchObject({ relationshipstotal: 3, positionedtotal: 2 })
    expect(hanging.related.map((one) => one.assetnumber).toSorted()).toEqual(['D-2', 'D-3', 'D-4'])
    expect(hanging.positioned.map((one) => one.assetnumber).toSorted()).toEqual(['D-2', 'D-4'])
    expect(await dependents(await machine('D-9'))).toEqual({
      relationships: [],
      relationshipstotal: 0,
      related: [],
      positioned: [],
      positionedtotal: 0,
      rows: [],
    })
  })

  test('a graph with 10,000 neighbours is bounded, says so, and answers quickly', { timeout: 120_000 }, async () => {
    const hub = await machine('HUB')
    const connectedto = await type('connectedto')
    const { database } = shop.running.site
    await database.transaction(async (trx) => {
      const [model] = await trx.selectFrom('assets').selectAll().where('assetid', '=', hub).execute()
      for (let start = 0; start < 10_000; start += 500) {
        const rows = Array.from({ length: 500 }, (_, index) => ({
          ...model,
          assetid: 1_000_000 + start + index,
          assetnumber: `N-${start + index}`,
          assetnumberkey: `n-${start + index}`,
        }))
        await trx.insertInto('assets').values(rows).execute()
        const ties = rows.map(({ assetid }) => ({
          sourceassetid: hub,
          targetassetid: assetid,
          relationshiptypeid: connectedto,
          inheritsposition: 0,
          isactive: 1,
          createddate: model?.['createddate'],
          modifieddate: model?.['modifieddate'],
        }))
        await trx.insertInto('assetrelationships').values(ties).execute()
      }
    })
    const begun = performance.now()
    const near = await graph(hub, 3)
    expect([near.nodes.length, near.edges.length, near.truncated]).toEqual([300, 299, true])
    expect(near.nodes[0]).toMatchObject({ assetnumber: 'HUB', more: 10_000 - 299 })
    const stopped = await impact(hub)
    expect([stopped.nodes.length, stopped.truncated]).toEqual([300, true])
    expect(await dependents(hub)).toMatchObject({ relationshipstotal: 10_000 })
    expect((await graph(1_000_005, 2)).nodes).toHaveLength(300)
    const last = await shop.get<{ data: unknown[] }>(`/api/assets/${hub}/relationships?page=200&perpage=50`)
    expect(last.data).toHaveLength(50)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})
