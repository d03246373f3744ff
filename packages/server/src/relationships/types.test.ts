import type { ListAnswer, MetaAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'

const path = '/api/relationshiptypes'
const fixed = 'There are three relations: partof, controls and connectedto.'

describeShop('the three relations', {}, (shop) => {
  const { type, machine, tie, told } = tiesOf(shop)
  const names = async (): Promise<readonly unknown[]> =>
    (await shop.get<ListAnswer>(`${path}?sort=name&isactive=true,false`)).data.map((row) => row['name'])

  test('no other can be made, by form or by file', async () => {
    const body = { name: 'owns', forwardlabel: 'owns', reverselabel: 'is owned by' }
    const problem = await shop.refused('POST', path, { body })
    expect([problem.status, problem.detail]).toMatchObject([409, expect.stringContaining(fixed)])
    const file = {
      raw: 'name,forwardlabel,reverselabel\nowns,owns,is owned by\n',
      headers: { 'content-type': 'text/csv' },
    }
    const report = await shop.request('POST', `${path}/import`, file)
    expect(JSON.stringify(report.body)).toMatch(/rejected|cannot be set|readonly|not a column/u)
    expect(await names()).toEqual(['connectedto', 'controls', 'partof'])
  })

  test('none is renamed, removed or purged, alone or among others', async () => {
    const one = `${path}/${await type('controls')}`
    expect(await shop.refused('PATCH', one, { body: { name: 'owns' } })).toMatchObject({
      errors: [{ path: '/name' }],
    })
    const bulk = { ids: [await type('controls'), await type('partof')], changes: { isactive: false } }
    const refusals = [
      await shop.refused('DELETE', one),
      await shop.refused('DELETE', `${one}?purge=true`),
      await shop.refused('POST', `${path}/bulk`, { body: bulk }),
    ]
    for (const { status, detail } of refusals) expect([status, detail]).toEqual([409, expect.stringContaining(fixed)])
    expect(await names()).toEqual(['connectedto', 'controls', 'partof'])
  })

  test('how they read and what comes first may be changed, by administrators', async () => {
    const one = `${path}/${await type('connectedto')}`
    await shop.patch(one, { forwardlabel: 'is wired to', positionpriority: 9 })
    const [left, right] = [await machine('T-1'), await machine('T-2')]
    await tie(left, 'connectedto', right)
    expect(await told(left)).toEqual(['is wired to T-2'])
    expect(await told(right)).toEqual(['is connected to T-1'])
    const { resources } = await shop.get<MetaAnswer>('/api/meta')
    const fields = resources.find(({ name }) => name === 'assetrelationships')?.fields
    const labels = { partof: 'is part of', controls: 'controls', connectedto: 'is wired to' }
    expect(fields?.find(({ name }) => name === 'relationshiptypeid')).toMatchObject({ labels })
    const manager = await shop.as('manager')
    expect(await manager.refused('PATCH', one, { body: { forwardlabel: 'x' } })).toMatchObject({ status: 403 })
  })

  test('none propagates through itself, nor through one that propagates through it', async () => {
    const [partof, controls] = [await type('partof'), await type('controls')]
    const flaw = { status: 400, errors: [{ path: '/propagatesthroughid' }] }
    const set = (id: number, propagatesthroughid: unknown) =>
      shop.refused('PATCH', `${path}/${id}`, { body: { propagatesthroughid } })
    expect(await set(controls, controls)).toMatchObject(flaw)
    expect(await set(partof, controls)).toMatchObject(flaw)
    expect(await set(partof, 99)).toMatchObject(flaw)
  })
})
