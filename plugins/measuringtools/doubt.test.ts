import { addDays } from '@shopdb/contract'
import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { ago, type List, type Row, today, tools } from './testing.ts'

type Sections = {
  readonly data: readonly { title: string; table?: { rows: readonly Row[] }; lines?: readonly Row[] }[]
}

const out = { asfound: 'out of tolerance', asleft: 'in tolerance', result: 'pass after adjustment' }

describeShop('what a tool measured is in doubt', {}, (shop) => {
  const { make, record, cases, suspect, act } = tools(shop)
  const undo = async (path: string): ReturnType<typeof shop.request> => {
    const { data } = await shop.get<List>(`${path}/history`)
    const set = data[0]?.['changeset'] as Row
    return shop.request('POST', `/api/changesets/${String(set['changesetid'])}/undo`, { body: {} })
  }
  const recall = (id: number, more = ''): Promise<Sections> =>
    shop.get<Sections>(`/api/pages/measuringtools/recall?toolid=${id}${more}`)
  const panel = async (id: number): Promise<readonly Row[]> => {
    const { data } = await shop.get<Sections>(`/api/assets/${id}/panels`)
    return data.find(({ title }) => title === 'If it were found wrong today')?.lines ?? []
  }

  test('from a good calibration on, whenever that is recorded, and for longer where it is undone', async () => {
    const id = await make('Q-1')
    await record(id, ago(900))
    await record(id, ago(300), { result: 'fail', asfound: 'out of tolerance' })
    await record(id, ago(5), out)
    expect(await suspect(id)).toEqual([ago(900), ago(900)])
    const [late, later] = [await record(id, ago(400)), await record(id, ago(200))]
    await record(id, ago(100), { result: 'fail', assessedin: 'NC-1', asfound: 'not measured' })
    expect(await suspect(id)).toEqual([ago(200), ago(400)])
    const { data } = await recall(id, `&until=${ago(300)}`)
    expect(data[0]?.lines).toContainEqual({ label: 'From', detail: ago(400) })
    expect(data[1]?.lines).toMatchObject([
      { detail: `${ago(200)} to ${ago(5)}` },
      { detail: `${ago(400)} to ${ago(300)}` },
    ])
    for (const { calibrationid } of [late, later])
      expect((await undo(`/api/measuringtools/calibrations/${String(calibrationid)}`)).status).toBe(200)
    expect(await suspect(id)).toEqual([ago(900), ago(900)])
  })

  test('as a closed case was judged, which says so where it would be judged otherwise now', async () => {
    const id = await make('Q-7')
    await record(id, ago(900))
    await record(id, ago(5), out)
    const [open] = await cases(id)
    const path = `/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}`
    await shop.post(`${path}/actions/close`, { impact: 'None', disposition: 'no effect' })
    expect(await suspect(id)).toEqual([ago(900)])
    await record(id, ago(400))
    expect(await suspect(id)).toEqual([`${ago(900)}; now it would be ${ago(400)}`])
    expect(await shop.get(path)).toMatchObject({ judgedfrom: ago(900), isclosed: true })
  })

  test('from the day on which a tool says that it was calibrated before, also once calibrations are recorded', async () => {
    const id = await make('Q-8', { lastcaldate: ago(400) })
    await record(id, ago(90), { result: 'fail', asfound: 'out of tolerance' })
    await record(id, ago(5), out)
    expect(await suspect(id)).toEqual([ago(400), ago(400)])
    await record(id, ago(500))
    expect(await suspect(id)).toEqual([ago(400), ago(400)])
    await record(id, ago(300))
    expect(await suspect(id)).toEqual([ago(300), ago(300)])
  })

  test('since today, where it was found good today, and since it was good before, where it was found out today', async () => {
    const [good, bad] = [await make('Q-2'), await make('Q-3')]
    for (const id of [good, bad]) await record(id, ago(50))
    await record(good, today)
    await record(bad, today, out)
    expect(await panel(good)).toContainEqual({ label: 'In doubt would be', detail: `everything since ${today}` })
    expect(await panel(bad)).toContainEqual({ label: 'In doubt would be', detail: `everything since ${ago(50)}` })
    // The last calibration of the day is what counts.
    await record(good, today, { result: 'fail', asfound: 'not measured' })
    expect(await panel(good)).toContainEqual({ label: 'In doubt would be', detail: `everything since ${ago(50)}` })
  })

  test('over the time of its open cases, which its recall names whatever time is asked for', async () => {
    const id = await make('Q-4')
    await record(id, ago(200))
    await record(id, ago(30), out)
    const { data } = await recall(id)
    expect(data[0]?.lines).toContainEqual({ label: 'From', detail: ago(30) })
    expect(data[1]).toMatchObject({
      title: 'Open cases',
      lines: [{ label: `Q-4, found out of tolerance on ${ago(30)}`, detail: `${ago(200)} to ${ago(30)}` }],
    })
    expect((await recall(await make('Q-5'))).data.map(({ title }) => title)).not.toContain('Open cases')
  })

  test('at machines where it was only used too, and at one that was purged, by its number', async () => {
    const id = await make('Q-6')
    const [lathe, gone] = [
      await shop.post('/api/equipment', { assetnumber: '3201' }),
      await shop.post('/api/equipment', { assetnumber: '3202', name: 'Broach' }),
    ]
    await act(id, 'use', { machineid: lathe['assetid'] })
    const types = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    const ends = { sourceassetid: id, targetassetid: gone['assetid'], relationshiptypeid }
    const { relationshipid } = await shop.post('/api/assetrelationships', ends)
    await shop.delete(`/api/assetrelationships/${String(relationshipid)}?purge=true`)
    await shop.delete(`/api/equipment/${String(gone['assetid'])}?purge=true`)
    expect(await panel(id)).toContainEqual({ label: 'Machines', detail: '3202, 3201' })
    const { data } = await recall(id)
    const ties = data.find(({ title }) => title.startsWith('Machines'))?.table?.rows
    expect(ties).toMatchObject([{ number: '3202', name: 'Purged' }])
  })
})

describeShop('a tool is due', {}, (shop) => {
  const { make } = tools(shop)
  const refusal = (member: string, message: string) => ({ status: 400, errors: [{ path: `/${member}`, message }] })

  test('after a calibration that was, and within a hundred years', async () => {
    const facts = { assetnumber: 'Q-10', intervalvalue: 12, intervalunit: 'months' }
    const refused = (more: object) => shop.refused('POST', '/api/measuringtools', { body: { ...facts, ...more } })
    expect(await refused({ lastcaldate: addDays(today, 1) })).toMatchObject(
      refusal('lastcaldate', 'must not be in the future'),
    )
    expect(await refused({ intervalvalue: 1201, lastcaldate: today })).toMatchObject(
      refusal('intervalvalue', 'must not be more than 1200 months'),
    )
    await make('Q-11', { intervalvalue: 100_000, intervalunit: 'uses' })
  })

  test('after a line of a gage list says so, and such a line alone is left out', async () => {
    const raw = `gageid,lastcaldate,intervaldays\nQ-20,${addDays(today, 3)},365\nQ-21,${ago(3)},1300 months\nQ-22,${ago(3)},365\n`
    const headers = { 'content-type': 'application/octet-stream' }
    const file = await shop.request('POST', '/api/files?name=gages.csv', { raw, headers })
    const { fileid } = file.body as Row
    const told = await shop.post<{ message: string; panels: Sections['data'] }>('/api/measuringtools/actions/import', {
      fileid,
      dryrun: false,
    })
    expect(told.message).toMatch(/^1 tool taken in, 2 lines left out/u)
    expect(told.panels[0]?.table?.rows.map(({ text }) => text)).toEqual([
      'does not fit: lastcaldate must not be in the future',
      'does not fit: intervalvalue must not be more than 1200 months',
    ])
  })
})

describeShop('standards', {}, (shop) => {
  test('were calibrated in the past, and are due after that', async () => {
    const path = '/api/measuringtools/standards'
    const refused = (body: object) => shop.refused('POST', path, { body: { number: 'MS-1', ...body } })
    expect(await refused({ caldate: addDays(today, 1) })).toMatchObject({ errors: [{ path: '/caldate' }] })
    expect(await refused({ caldate: today, duedate: today })).toMatchObject({ errors: [{ path: '/duedate' }] })
    await shop.post(path, { number: 'MS-1', caldate: today, duedate: addDays(today, 365) })
  })
})
