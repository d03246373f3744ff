import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { inHours, type Row } from './testing.ts'

type List = { readonly data: readonly Row[] }
const titles = ({ data }: List): readonly unknown[] => data.map(({ title }) => title)

describeShop('notices', {}, (shop) => {
  const make = (title: string, more: object = {}) =>
    shop.post('/api/notifications', { title, starttime: inHours(-1), ...more })
  const pathOf = ({ notificationid }: Row) => `/api/notifications/${String(notificationid)}`
  const scopes = '/api/notifications/notificationscopes'
  const concern = ({ notificationid }: Row, more: object) => shop.post(scopes, { notificationid, ...more })
  const keyOf = async (path: string, row: object): Promise<number> => {
    const made = await shop.post<Row>(path, row)
    return Number(made['assetid'] ?? made['businessunitid'] ?? made['locationid'])
  }

  test('stand in the feed of their time, the most pressing first, and a calendar has those that are not over', async () => {
    await make('Note')
    await make('Fault', { type: 'incident', severity: 'critical' })
    await make('Later', { starttime: inHours(5), endtime: inHours(6) })
    await make('Over', { starttime: inHours(-5), endtime: inHours(-2) })
    await make('Long over', { starttime: inHours(-500), endtime: inHours(-400) })
    await make('Far off', { starttime: inHours(5000) })
    expect(titles(await shop.get('/api/notifications/current'))).toEqual(['Fault', 'Note'])
    expect(titles(await shop.get('/api/notifications/upcoming'))).toEqual(['Later'])
    expect(titles(await shop.get('/api/notifications/ended'))).toEqual(['Over'])
    const calendar = await shop.request('GET', '/api/notifications/calendar')
    expect(calendar.headers).toMatchObject({
      'content-type': expect.stringContaining('text/calendar'),
      'content-disposition': expect.stringContaining('notices.ics'),
    })
    const summaries = String(calendar.body).match(/SUMMARY:.*(?=\r)/gu)
    expect(summaries?.toSorted()).toEqual(['SUMMARY:Fault', 'SUMMARY:Later', 'SUMMARY:Note'])
    expect(await shop.refused('GET', '/api/notifications/current?unit=3')).toMatchObject({ status: 400 })
    expect(await shop.refused('GET', '/api/notifications/current?assetid=x')).toMatchObject({ status: 400 })
    expect(await shop.stranger.refused('GET', '/api/notifications/current')).toMatchObject({ status: 401 })
  })

  test('concern an asset by its number, by a place above it and by its unit, and are told on its page and on the map', async () => {
    const hall = await keyOf('/api/locations', { name: 'Hall 2' })
    const bay = await keyOf('/api/locations', { name: 'Bay 4', parentlocationid: hall })
    const unit = await keyOf('/api/businessunits', { name: 'Gears' })
    const { floorplanid } = await shop.post('/api/floorplans', { name: 'Plan', width: 900, height: 600 })
    const spot = { floorplanid, mapx: 20, mapy: 30 }
    const press = await keyOf('/api/equipment', { assetnumber: 'P-1', locationid: bay, businessunitid: unit, ...spot })
    const other = await keyOf('/api/equipment', { assetnumber: 'P-2', ...spot })
    const air = await make('No air', { type: 'maintenance', severity: 'warning' })
    await concern(air, { locationid: hall })
    const drive = await make('Drive fault', { type: 'incident', severity: 'critical' })
    await concern(drive, { concernedassetid: press })
    const training = await make('Training', { starttime: inHours(20) })
    await concern(training, { businessunitid: unit })

    const { data, failed } = await shop.get<{
      data: readonly { plugin: string; title: string; isfirst: boolean; table: { rows: readonly Row[] } }[]
      failed: readonly unknown[]
    }>(`/api/assets/${press}/panels`)
    expect(failed).toEqual([])
    const panels = data.filter(({ plugin }) => plugin === 'notifications')
    expect(panels.map(({ title, table }) => [title, ...table.rows.map((row) => row['title'])])).toEqual([
      ['Notices', 'Drive fault', 'No air'],
      ['Notices to come', 'Training'],
    ])
    // Whoever opens the page of a machine has to see them before anything else.
    expect(panels.every(({ isfirst }) => isfirst)).toBe(true)
    expect(titles(await shop.get(`/api/notifications/current?assetid=${press}`))).toEqual(['Drive fault', 'No air'])
    expect(titles(await shop.get(`/api/notifications/current?assetid=${other}`))).toEqual([])
    const notes = await shop.get<List>(`/api/map/notes?floorplanid=${String(floorplanid)}`)
    expect(notes).toEqual({
      data: [{ assetid: press, tone: 'error', badge: '!', note: 'Drive fault', plugin: 'notifications' }],
      failed: [],
    })
    await shop.post(`${pathOf(drive)}/actions/end`)
    expect(await shop.get(`/api/map/notes?floorplanid=${String(floorplanid)}`)).toMatchObject({
      data: [{ assetid: press, tone: 'warning', badge: 'M', note: 'No air' }],
    })
  })

  test('are on the wall for the unit that it asks for, and for everybody without signing in only where that is wanted', async () => {
    const gears = await keyOf('/api/businessunits', { name: 'Wall gears' })
    const shafts = await keyOf('/api/businessunits', { name: 'Wall shafts' })
    const removed = await keyOf('/api/businessunits', { name: 'Wall that was' })
    await shop.delete(`/api/businessunits/${removed}`)
    const html = await make('For <i>gears</i>', {
      text: '<script>alert(1)</script>',
      severity: 'critical',
      ticketno: 'T-1',
    })
    await concern(html, { businessunitid: gears })
    const board = '/api/displays/notifications/board'
    const mine = await shop.get<List>(`${board}?businessunitid=${gears}`)
    expect(mine.data[0]).toMatchObject({
      title: 'For <i>gears</i>',
      text: '<script>alert(1)</script>',
      tone: 'error',
      badge: 'Awareness',
      note: 'Wall gears. T-1',
    })
    expect(titles(await shop.get(`${board}?businessunitid=${shafts}`))).not.toContain('For <i>gears</i>')
    expect(await shop.refused('GET', `${board}?businessunitid=gears`)).toMatchObject({ status: 400 })
    for (const [asked, what] of [
      ['locationid=987', 'a location'],
      [`businessunitid=${removed}`, 'a business unit'],
    ])
      expect(await shop.refused('GET', `${board}?${asked}`)).toMatchObject({
        status: 400,
        detail: expect.stringContaining(`must be the key of ${what} that is there; there is none with key`),
      })
    expect(await shop.stranger.refused('GET', board)).toMatchObject({ status: 401 })
    await shop.patch('/api/settings', { displays: 'everybody' })
    expect(await shop.stranger.get(board)).toMatchObject({ title: 'Shop floor notices' })
    expect(await shop.stranger.refused('GET', '/api/notifications/current')).toMatchObject({ status: 401 })
  })

  test('are read by people, each once, and what they have said is never changed', async () => {
    const notice = await make('Read me')
    const viewer = await shop.as('viewer')
    expect(await viewer.post(`${pathOf(notice)}/actions/acknowledge`, { note: 'Fine' })).toMatchObject({
      tone: 'success',
    })
    expect(await viewer.post(`${pathOf(notice)}/actions/acknowledge`, {})).toMatchObject({
      message: 'You have said so before.',
    })
    const list = `/api/notifications/acknowledgements?notificationid=${String(notice['notificationid'])}`
    const { data } = await shop.get<List>(list)
    expect(data).toMatchObject([{ readby: 'A viewer', note: 'Fine', acknowledgeddate: expect.any(String) }])
    const path = `/api/notifications/acknowledgements/${String(data[0]?.['acknowledgementid'])}`
    expect(await shop.refused('PATCH', path, { body: { note: 'Not fine' } })).toMatchObject({ status: 409 })
    expect(await shop.refused('DELETE', path)).toMatchObject({ status: 409 })
    const body = { notificationid: notice['notificationid'], note: 'Somebody else has' }
    expect(await shop.refused('POST', '/api/notifications/acknowledgements', { body })).toMatchObject({ status: 405 })
    expect(
      await viewer.refused('POST', '/api/notifications', { body: { title: 'x', starttime: inHours(0) } }),
    ).toMatchObject({ status: 403 })
  })

  test('that come again are read anew each time they come', async () => {
    const notice = await make('Drain the traps', { endtime: inHours(1), recurrence: 'daily' })
    const viewer = await shop.as('viewer')
    const read = () => viewer.post(`${pathOf(notice)}/actions/acknowledge`, {})
    const acknowledged = async () => {
      const id = notice['notificationid']
      const { data } = await shop.get<List>(`/api/notifications/columns?id=${String(id)}`)
      return data.find(({ name }) => name === 'acknowledged')?.['values']
    }
    await read()
    expect(await read()).toMatchObject({ message: 'You have said so before.' })
    expect(await acknowledged()).toMatchObject([{ value: 'A viewer' }])
    // As if days had gone by: it comes again, and what was read is what came before.
    const list = `/api/notifications/acknowledgements?notificationid=${String(notice['notificationid'])}`
    await shop.patch(pathOf(notice), {
      starttime: inHours(-48),
      endtime: inHours(-46),
      recurrence: 'weekly',
    })
    expect(await acknowledged()).toEqual([])
    expect(await read()).toMatchObject({ tone: 'success' })
    expect(new Set((await shop.get<List>(list)).data.map((one) => one['occurrence'])).size).toBe(2)
  })

  test('say in their list how they stand, whom they concern and who has read them', async () => {
    const open = await make('Standing now', { severity: 'warning' })
    const daily = await make('Standing daily', { starttime: inHours(2), endtime: inHours(3), recurrence: 'daily' })
    const over = await make('Standing over', { starttime: inHours(-9), endtime: inHours(-8) })
    const asked = [open, daily, over].map(({ notificationid }) => String(notificationid))
    const { data } = await shop.get<{ data: readonly { name: string; values: readonly Row[] }[] }>(
      `/api/notifications/columns?id=${asked.join(',')}`,
    )
    const values = (name: string) => {
      const column = data.find((one) => one.name === name)
      return asked.map((id) => column?.values.find((one) => String(one['id']) === id)?.['value'])
    }
    expect(values('standing')).toEqual(['Now', expect.stringMatching(/^Next /u), 'Ended'])
    expect(values('concerns')).toEqual(['Everybody', 'Everybody', 'Everybody'])
  })

  test.each([
    [{ endtime: inHours(-2) }, '/endtime'],
    [{ recurrence: 'daily' }, '/endtime'],
    [{ recurrence: 'daily', endtime: inHours(25) }, '/endtime'],
    [{ recursuntil: '2030-01-01' }, '/recursuntil'],
    [{ recurrence: 'weekly', endtime: inHours(2), recursuntil: '2020-01-01' }, '/recursuntil'],
  ])('that are wrong in their times are refused: %j', async (more, path) => {
    const body = { title: 'Wrong', starttime: inHours(-1), ...more }
    expect(await shop.refused('POST', '/api/notifications', { body })).toMatchObject({
      status: 400,
      errors: [{ path }],
    })
  })

  test('with the end of the old database are open', async () => {
    expect(await make('Old', { endtime: '2099-01-03T09:52:32.000Z' })).toMatchObject({ endtime: null })
  })

  test('are announced with whom they concern in one form and one change, from now on where nothing else is said', async () => {
    const hall = await keyOf('/api/locations', { name: 'Announced hall' })
    const press = await keyOf('/api/equipment', { assetnumber: 'P-9' })
    const path = '/api/notifications/actions/announce'
    const meta = await shop.get<{ resources: readonly Row[] }>('/api/meta')
    expect(meta.resources.find(({ name }) => name === 'notifications')).toMatchObject({ actions: ['new', 'row'] })
    expect(await shop.get('/api/notifications/actions')).toMatchObject({ data: [{ name: 'announce', isnew: true }] })
    const operator = await shop.as('operator')
    const body = { title: 'Coolant leak', type: 'incident', severity: 'critical', endtime: inHours(2) }
    const told = await operator.post(path, { ...body, locationid: hall, concernedassetid: press })
    expect(told).toMatchObject({ message: 'Coolant leak: it is announced.', link: expect.any(String) })
    const page = `/api${String(told['link'])}`
    expect(await shop.get(page)).toMatchObject({ ...body, recurrence: 'none' })
    const { data } = await shop.get<List>('/api/notifications/current')
    const mine = data.find(({ title }) => title === 'Coolant leak')
    const { concerns } = (mine ?? {}) as { concerns?: readonly Row[] }
    expect(concerns).toHaveLength(2)
    for (const named of [{ locationid: hall }, { concernedassetid: press }])
      expect(concerns).toContainEqual(expect.objectContaining(named))
    expect(Math.abs(Date.parse(String(mine?.['starttime'])) - Date.now())).toBeLessThan(60_000)
    const { data: changes } = await shop.get<List>('/api/changesets?sort=-changesetid&perpage=1')
    await shop.post(`/api/changesets/${String(changes[0]?.['changesetid'])}/undo`)
    expect(titles(await shop.get('/api/notifications/current'))).not.toContain('Coolant leak')
    const over = { ...body, starttime: inHours(-4), endtime: inHours(-5) }
    expect(await operator.refused('POST', path, { body: over })).toMatchObject({ errors: [{ path: '/endtime' }] })
    expect(await operator.refused('POST', path, { body: { type: 'incident' } })).toMatchObject({
      errors: [{ path: '/title' }],
    })
    expect(await (await shop.as('viewer')).refused('POST', path, { body })).toMatchObject({ status: 403 })
  })

  test('concern a thing once, and one thing at a time', async () => {
    const notice = await make('Once')
    const unit = await keyOf('/api/businessunits', { name: 'Once' })
    await concern(notice, { businessunitid: unit })
    const body = { notificationid: notice['notificationid'] }
    const again = { body: { ...body, businessunitid: unit } }
    expect(await shop.refused('POST', scopes, again)).toMatchObject({ status: 409 })
    expect(await shop.refused('POST', scopes, { body })).toMatchObject({ status: 400 })
  })

  test('that come again can be ended for good, while one of their times goes on', async () => {
    const notice = await make('Weekly', { starttime: inHours(-1), endtime: inHours(1), recurrence: 'weekly' })
    expect(await shop.post(`${pathOf(notice)}/actions/end`)).toMatchObject({ message: 'It does not come again.' })
    expect(titles(await shop.get('/api/notifications/current'))).toContain('Weekly')
    const { data } = await shop.get<List>('/api/notifications/upcoming')
    expect(titles({ data })).not.toContain('Weekly')
  })

  test('that come again and are ended before their time of the day come no more, also not that day', async () => {
    const times = { starttime: inHours(-24 * 7 + 2), endtime: inHours(-24 * 7 + 3) }
    const notice = await make('Ended before', { ...times, recurrence: 'weekly' })
    expect(titles(await shop.get('/api/notifications/upcoming'))).toContain('Ended before')
    await shop.post(`${pathOf(notice)}/actions/end`)
    expect(titles(await shop.get('/api/notifications/upcoming'))).not.toContain('Ended before')
  })

  test('that are over are not over once more', async () => {
    const endtime = inHours(-2)
    const notice = await make('Over long ago', { starttime: inHours(-3), endtime })
    expect(await shop.refused('POST', `${pathOf(notice)}/actions/end`)).toMatchObject({ status: 409 })
    expect(await shop.get(pathOf(notice))).toMatchObject({ endtime })
  })
})
