import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

const licenses = '/api/applications/licenses'
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

interface Made {
  readonly applicationid: number
  readonly licenseid: number
}

/** A program on so many computers, in this version. */
async function install(shop: TestShop, name: string, versions: readonly string[]): Promise<number> {
  const { applicationid } = await shop.post<Made>('/api/computers/applications', { name })
  for (const [at, version] of versions.entries()) {
    const { assetid } = await shop.post('/api/computers', { assetnumber: `${name}-${at}`, hostname: `${name}-${at}` })
    await shop.post('/api/computers/installedsoftware', { computerid: assetid, applicationid, version })
  }
  return applicationid
}

const valuesOf = async (shop: TestShop, path: string, name: string): Promise<readonly unknown[]> => {
  const { data } = await shop.get<{ data: readonly { name: string; values: readonly object[] }[] }>(path)
  return data.find((column) => column.name === name)?.values ?? []
}

describeShop('licenses of applications', {}, (shop) => {
  test('are used by the computers on which the inventories have found the program', async () => {
    const applicationid = await install(shop, 'cam', ['12.1', '12.2', '12.2'])
    const { licenseid } = await shop.post<Made>(licenses, { name: 'CAM', applicationid, seats: 2 })
    expect(await valuesOf(shop, `${licenses}/columns?id=${licenseid}`, 'used')).toEqual([
      { id: licenseid, value: '3 of 2', tone: 'error' },
    ])
    const column = `/api/computers/applications/columns?id=${applicationid}`
    expect(await valuesOf(shop, column, 'licensed')).toEqual([
      { id: applicationid, value: '1 too many', tone: 'error' },
    ])
    expect(JSON.stringify(await shop.get('/api/dashboard'))).toContain('Licenses are missing')
    const { data } = await shop.get<{ data: readonly { assetid: number }[] }>('/api/computers?hostname=cam-0')
    await shop.delete(`/api/computers/${data[0]?.assetid}`)
    expect(await valuesOf(shop, `${licenses}/columns?id=${licenseid}`, 'used')).toEqual([
      { id: licenseid, value: '2 of 2', tone: 'success' },
    ])
    expect(await valuesOf(shop, column, 'licensed')).toMatchObject([{ value: '1 license' }])
  })

  test('that end soon stand on the home page until they are renewed', async () => {
    const applicationid = await install(shop, 'ending', [])
    const given = { name: 'Ending', applicationid, seats: 1, startdate: day(-300), enddate: day(20) }
    const { licenseid } = await shop.post<Made>(licenses, given)
    const told = async () => JSON.stringify(await shop.get('/api/dashboard'))
    expect(await told()).toContain('ends in 20 days')
    expect(await shop.get(`/api/pages/applications/ends?applicationid=${applicationid}`)).toMatchObject({
      data: [{ title: 'Ends within 60 days', table: { rows: [{ subject: 'Ending', applicationid: 'ending' }] } }],
    })
    const renewed = { enddate: day(400), ordernumber: 'PO-2' }
    await shop.post(`${licenses}/${licenseid}/actions/renew`, renewed)
    expect(await shop.get(`${licenses}/${licenseid}`)).toMatchObject({ ...renewed, seats: 1 })
    await shop.patch(`${licenses}/${licenseid}`, { enddate: null })
    expect(await shop.refused('POST', `${licenses}/${licenseid}/actions/renew`, { body: renewed })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('does not end, so there is nothing to renew'),
    })
    expect(await told()).not.toContain('ends in 20 days')
  })

  test('say how many seats they have, unless they are for the site', async () => {
    const applicationid = await install(shop, 'bare', [])
    const given = { name: 'Bare', applicationid }
    expect(await shop.refused('POST', licenses, { body: given })).toMatchObject({
      status: 400,
      errors: [{ path: '/seats' }],
    })
    const site = await shop.post(licenses, { ...given, kind: 'site', seats: 9, assigned: 3 })
    expect(site).toMatchObject({ seats: null, assigned: null })
    const backwards = { ...given, name: 'Back', seats: 1, startdate: day(1), enddate: day(0) }
    expect(await shop.refused('POST', licenses, { body: backwards })).toMatchObject({ errors: [{ path: '/enddate' }] })
  })

  test('keep their key to themselves; whoever may sees it, and the history says who did', async () => {
    const applicationid = await install(shop, 'keyed', [])
    const given = { name: 'Keyed', applicationid, seats: 1, licensekey: 'AAAA-4711' }
    const { licenseid } = await shop.post<Made>(licenses, given)
    const one = `${licenses}/${licenseid}`
    expect(JSON.stringify([await shop.get(one), await shop.get(`${one}/history`)])).not.toContain('4711')
    const operator = await shop.as('operator')
    expect(await operator.refused('POST', `${one}/actions/showkey`, { body: {} })).toMatchObject({ status: 403 })
    const manager = await shop.as('manager')
    expect(await manager.post(`${one}/actions/showkey`)).toMatchObject({ panels: [{ text: '```\nAAAA-4711\n```' }] })
    const history = await shop.get<{ data: readonly object[] }>(`${one}/history`)
    expect(history.data[0]).toMatchObject({
      action: 'event',
      after: { to: 'A manager' },
      changeset: { reason: 'Key shown' },
    })
    const bare = await shop.post<Made>(licenses, { name: 'Bare key', applicationid, seats: 1 })
    expect(await manager.get(`${licenses}/${bare.licenseid}/actions`)).toMatchObject({ data: [] })
  })

  test('are one page for the auditor', async () => {
    const applicationid = await install(shop, 'audited', ['1.0', '2.0', '2.1'])
    await shop.post(licenses, { name: 'Audited 2', applicationid, seats: 5, versions: '2' })
    const page = JSON.stringify(await shop.get('/api/pages/applications/position'))
    expect(page).toContain('"application":"audited","computers":1')
    expect(page).toContain('"name":"Audited 2","applicationid":"audited","versions":"2","used":"2 of 5"')
    const missing = JSON.stringify(await shop.get('/api/pages/applications/position?onlymissing=true'))
    expect(missing).toContain('Audited 2')
    expect(missing).not.toContain('"license":"Bare"')
  })

  test('and owners are told beside the application, one owner for each', async () => {
    const applicationid = await install(shop, 'owned', [])
    const care = { applicationid, owner: 'Metrology lab' }
    await shop.post('/api/applications/applicationcares', care)
    expect(await shop.refused('POST', '/api/applications/applicationcares', { body: care })).toMatchObject({
      status: 409,
    })
    expect(await valuesOf(shop, `/api/computers/applications/columns?id=${applicationid}`, 'owner')).toEqual([
      { id: applicationid, value: 'Metrology lab' },
    ])
  })
})
