import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import type { List, Row } from './testing.ts'

describeShop('machines that measure', {}, (shop) => {
  const type = async (name: string): Promise<unknown> =>
    (await shop.get<List>(`/api/equipment/machinetypes?name=${encodeURIComponent(name)}`)).data[0]?.['machinetypeid']
  const machine = async (assetnumber: string, typename: string, more: object = {}): Promise<number> =>
    Number(
      (await shop.post('/api/equipment', { assetnumber, machinetypeid: await type(typename), ...more }))['assetid'],
    )
  const offered = async (id: number): Promise<readonly unknown[]> =>
    (await shop.get<List>(`/api/equipment/${id}/actions`)).data.map(({ name }) => name)

  test('are offered to become measuring tools, and others are not', async () => {
    expect(await offered(await machine('0420', 'CMM'))).toContain('makemeasuringtool')
    const lathe = await machine('3105', 'Vertical lathe')
    expect(await offered(lathe)).not.toContain('makemeasuringtool')
    expect(await shop.refused('POST', `/api/equipment/${lathe}/actions/makemeasuringtool`, { body: {} })).toMatchObject(
      {
        status: 409,
        detail: expect.stringContaining('3105 is a Vertical lathe, which does not measure'),
      },
    )
    const { assetid } = await shop.post('/api/equipment', { assetnumber: '3107' })
    const untyped = `/api/equipment/${String(assetid)}/actions/makemeasuringtool`
    expect(await shop.refused('POST', untyped, { body: {} })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('3107 has no machine type'),
    })
  })

  test('keep number, place, relations, history and what they were', async () => {
    const { locationid } = await shop.post('/api/locations', { name: 'Lab' })
    const facts = {
      locationid,
      name: 'Bridge',
      serialnumber: 'Z-1',
      mapx: 10,
      mapy: 20,
      legacymachinetypeid: 7,
      commissiondate: '2019-05-01',
    }
    const id = await machine('0421', 'CMM', facts)
    const other = await machine('3106', 'Grinder')
    const types = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    await shop.post('/api/assetrelationships', { sourceassetid: id, targetassetid: other, relationshiptypeid })
    await shop.post(`/api/equipment/${id}/actions/makemeasuringtool`, { intervalvalue: 12 })
    expect(await shop.get(`/api/measuringtools/${id}`)).toMatchObject({
      assetnumber: '0421',
      name: 'Bridge',
      serialnumber: 'Z-1',
      locationid,
      mapx: 10,
      tooltypename: 'CMM',
      machinetypename: 'CMM',
      legacymachinetypeid: 7,
      inservicedate: '2019-05-01',
      intervalvalue: 12,
      intervalunit: 'months',
    })
    expect(await shop.refused('GET', `/api/equipment/${id}`)).toMatchObject({ status: 404 })
    const related = await shop.get<List>(`/api/assets/${id}/relationships`)
    expect(related.data).toMatchObject([{ other: { assetnumber: '3106' } }])
    const history = await shop.get<List>(`/api/measuringtools/${id}/history`)
    expect(history.data.map(({ action }) => action)).toEqual(['update', 'create'])
    expect(history.data[0]).toMatchObject({ changeset: { actorname: 'Administrator' } })
  })

  test('are moved all at once after a dry run, by an administrator, as one change', async () => {
    const path = '/api/equipment/actions/makemeasuringtools'
    const machines = [await machine('0430', 'CMM'), await machine('0431', 'Vision system')]
    const manager = await shop.as('manager')
    expect(await manager.refused('POST', path, { body: {} })).toMatchObject({ status: 403 })
    const tried = await shop.post<Row>(path, {})
    expect(tried['message']).toMatch(/^3 machines would become/u)
    expect(await shop.get(`/api/equipment/${String(machines[0])}`)).toMatchObject({ assetnumber: '0430' })
    expect(await shop.post<Row>(path, { dryrun: false })).toMatchObject({
      message: '3 machines became measuring tools.',
    })
    expect(await shop.get(`/api/measuringtools/${String(machines[1])}`)).toMatchObject({
      tooltypename: 'Vision system',
      duedate: null,
    })
    expect((await shop.post<Row>(path, { dryrun: false }))['message']).toMatch(/^0 machines/u)
    const sets = await shop.get<List>('/api/changesets?perpage=1')
    expect(sets.data).toMatchObject([{ reason: '3 machines made measuring tools' }])
    await shop.post(`/api/changesets/${String(sets.data[0]?.['changesetid'])}/undo`)
    expect(await shop.get(`/api/equipment/${String(machines[1])}`)).toMatchObject({ machinetypename: 'Vision system' })
  })
})
