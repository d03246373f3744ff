import { addDays, addMonths } from '@shopdb/contract'
import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { ago, type List, type Row, today, tools } from './testing.ts'

const out = { asfound: 'out of tolerance', asleft: 'in tolerance', result: 'pass after adjustment' }

describeShop('measuring tools', {}, (shop) => {
  const { make, get, pass, record, cases, suspect, act, standing } = tools(shop)
  /** Takes the last change of a row back. */
  const undo = async (path: string): Promise<void> => {
    const { data } = await shop.get<List>(`${path}/history`)
    const set = data[0]?.['changeset'] as Row
    await shop.post(`/api/changesets/${String(set['changesetid'])}/undo`)
  }

  test('a calibration sets the last date and the due date of its tool, and undoing it takes both back', async () => {
    const id = await make('T-1')
    expect(await get(id)).toMatchObject({ lastcaldate: null, duedate: null, lastresult: null })
    expect(await standing(id)).toBe('Never calibrated')
    const made = await record(id, ago(10))
    expect(await get(id)).toMatchObject({ lastcaldate: ago(10), duedate: addMonths(ago(10), 12), lastresult: 'pass' })
    await undo(`/api/measuringtools/calibrations/${String(made['calibrationid'])}`)
    expect(await get(id)).toMatchObject({ lastcaldate: null, duedate: null, lastresult: null })
  })

  test('a calibration cannot be edited or removed', async () => {
    const made = await record(await make('T-2'), ago(10))
    const path = `/api/measuringtools/calibrations/${String(made['calibrationid'])}`
    expect(await shop.refused('PATCH', path, { body: { result: 'fail' } })).toMatchObject({ status: 409 })
    expect(await shop.refused('DELETE', path)).toMatchObject({ status: 409 })
  })

  test('an older calibration that is written down later leaves the dates as they are', async () => {
    const id = await make('T-3')
    await record(id, ago(10))
    await record(id, ago(400), { result: 'fail', asleft: 'out of tolerance' })
    expect(await get(id)).toMatchObject({ lastcaldate: ago(10), lastresult: 'pass' })
  })

  test('the day of the last calibration may be typed until a calibration is recorded, and follows from it then', async () => {
    const id = await make('T-4', { lastcaldate: ago(100), intervalvalue: 182, intervalunit: 'days' })
    expect(await get(id)).toMatchObject({ duedate: addDays(ago(100), 182) })
    await record(id, ago(50))
    const refused = await shop.refused('PATCH', `/api/measuringtools/${id}`, { body: { lastcaldate: today } })
    expect(refused).toMatchObject({ status: 409, errors: [{ path: '/lastcaldate' }] })
  })

  test('another interval is another due date, and another due date needs a reason until the next calibration', async () => {
    const id = await make('T-5')
    const path = `/api/measuringtools/${id}`
    await record(id, ago(30))
    expect(await shop.patch(path, { intervalvalue: 6 })).toMatchObject({ duedate: addMonths(ago(30), 6) })
    const body = { duedateoverride: ago(-3) }
    expect(await shop.refused('PATCH', path, { body })).toMatchObject({ errors: [{ path: '/overridereason' }] })
    const earlier = { ...body, overridereason: 'The customer asks for it' }
    expect(await shop.patch(path, earlier)).toMatchObject({ duedate: ago(-3) })
    expect(await standing(id)).toBe('Due in 3 days')
    await record(id, ago(1))
    expect(await get(id)).toMatchObject({ duedateoverride: null, overridereason: null, duedate: addMonths(ago(1), 6) })
  })

  test('a calibration that says when it is due next is believed', async () => {
    const id = await make('T-6')
    await record(id, ago(30), { nextduedate: ago(-90) })
    expect(await get(id)).toMatchObject({ duedate: ago(-90) })
  })

  test('a calibration that does not fit together is refused and leaves nothing behind', async () => {
    const id = await make('T-7')
    const body = { measuringtoolid: id, caldate: ago(1), ...pass, asfound: 'out of tolerance' }
    const refused = await shop.refused('POST', '/api/measuringtools/calibrations', { body })
    expect(refused).toMatchObject({ status: 400, errors: [{ path: '/result' }] })
    expect(await get(id)).toMatchObject({ lastcaldate: null })
    expect(await cases(id)).toEqual([])
  })

  test('calibrations that come in twice are there once, and open one case', async () => {
    const id = await make('T-29')
    const line = (day: string, more: string): string => `T-29,${day},${more}`
    const take = async (...lines: readonly string[]) => {
      const raw = ['measuringtoolname,caldate,result,asfound,certificatenumber', ...lines].join('\n')
      const sent = { raw, headers: { 'content-type': 'text/csv' } }
      return (await shop.request('POST', '/api/measuringtools/calibrations/import', sent)).body
    }
    const done = [line(ago(50), 'fail,out of tolerance,'), line(ago(50), 'pass,in tolerance,C-1')] as const
    expect(await take(...done)).toMatchObject({ created: 2, rejected: 0 })
    const message = expect.stringMatching(/^This calibration is recorded already/u)
    expect(await take(...done, line(ago(50), 'pass,in tolerance,C-2'))).toMatchObject({
      created: 1,
      rejected: 2,
      lines: [{ errors: [{ message }] }, { errors: [{ message }] }, { outcome: 'created' }],
    })
    expect(await cases(id)).toHaveLength(1)
  })

  test('a tool found out of tolerance opens a case about everything since its last good calibration', async () => {
    const id = await make('T-8')
    await record(id, ago(700))
    await record(id, ago(300), { result: 'fail', asfound: 'out of tolerance' })
    await record(id, ago(5), { ...out, asfoundvalues: '+0.0004 in at 2 in' })
    expect(await cases(id)).toMatchObject([
      { suspectuntil: ago(5), finding: '+0.0004 in at 2 in', isclosed: false },
      { suspectuntil: ago(300) },
    ])
    expect(await suspect(id)).toEqual([ago(700), ago(700)])
  })

  test('a tool never found good is in doubt since ever, and one whose effect is settled elsewhere opens no case', async () => {
    const [id, other] = [await make('T-9'), await make('T-10')]
    await record(id, ago(5), out)
    expect(await cases(id)).toMatchObject([{ suspectuntil: ago(5) }])
    expect(await suspect(id)).toEqual(['since ever'])
    await record(other, ago(5), { ...out, assessedin: 'NC-2210' })
    expect(await cases(other)).toEqual([])
  })

  test('a tool that failed is in doubt too, however it was found, unless it was found to measure right', async () => {
    const [id, other] = [await make('T-17'), await make('T-18')]
    await record(id, ago(300))
    const told = await act(id, 'calibrate', { caldate: ago(2), result: 'fail', asfound: 'not measured' })
    expect(told).toMatchObject({
      tone: 'error',
      message: expect.stringMatching(/^The calibration of T-17 on .* may not be used: out of tolerance.*open case/),
    })
    expect(await cases(id)).toMatchObject([
      { title: `T-17, failed on ${ago(2)}`, suspectuntil: ago(2), isclosed: false },
    ])
    expect(await suspect(id)).toEqual([ago(300)])
    await act(other, 'calibrate', { caldate: ago(2), result: 'fail', asfound: 'in tolerance' })
    expect(await cases(other)).toEqual([])
  })

  test('a tool comes back from the laboratory in use, but not when it failed', async () => {
    const [id, other] = [
      await make('T-11', { state: 'out for calibration' }),
      await make('T-12', { state: 'out for calibration' }),
    ]
    await record(id, ago(1))
    await record(other, ago(1), { result: 'fail', asleft: 'out of tolerance' })
    expect(await get(id)).toMatchObject({ state: 'active' })
    expect(await get(other)).toMatchObject({ state: 'out for calibration', lastresult: 'fail' })
  })

  test('what has not come yet is neither calibrated nor used, and leaves nothing behind', async () => {
    const id = await make('T-19', { lastcaldate: ago(10), intervalvalue: 3, intervalunit: 'uses' })
    const calibrations = '/api/measuringtools/calibrations'
    for (const body of [{ caldate: ago(-1) }, { caldate: ago(-160) }])
      expect(
        await shop.refused('POST', calibrations, { body: { measuringtoolid: id, ...pass, ...body } }),
      ).toMatchObject({ status: 400, errors: [{ path: '/caldate', message: 'must not be in the future' }] })
    const uses = { measuringtoolid: id, useddate: ago(-1) }
    const refusal = { status: 400, errors: [{ path: '/useddate', message: 'must not be in the future' }] }
    expect(await shop.refused('POST', '/api/measuringtools/tooluses', { body: uses })).toMatchObject(refusal)
    const action = `/api/measuringtools/${id}/actions/use`
    expect(await shop.refused('POST', action, { body: { useddate: ago(-1) } })).toMatchObject(refusal)
    expect(await get(id)).toMatchObject({ lastcaldate: ago(10), usessince: 0 })
  })

  test('uses are counted since the last calibration where the interval counts them', async () => {
    const id = await make('T-13', { intervalvalue: 3, intervalunit: 'uses' })
    await record(id, ago(10))
    await act(id, 'use', { useddate: ago(20), jobnumber: 'J-1' })
    expect(await get(id)).toMatchObject({ usessince: 0, duedate: null })
    for (const jobnumber of ['J-2', 'J-3', 'J-4']) await act(id, 'use', { jobnumber })
    expect(await get(id)).toMatchObject({ usessince: 3 })
    expect(await standing(id)).toBe('Overdue after 3 uses')
    expect(await act(id, 'use')).toMatchObject({
      tone: 'error',
      message: expect.stringContaining('no part may be accepted'),
    })
    await record(id, today)
    expect(await standing(id)).toBe('Overdue after 4 uses')
  })

  test('a case is closed by a manager, with what became of the parts, and stays as it is then', async () => {
    const id = await make('T-14')
    await record(id, ago(5), out)
    const [open] = await cases(id)
    const path = `/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}`
    const body = { impact: 'Lot 88 measured again, all good', disposition: 'parts inspected again' }
    const operator = await shop.as('operator')
    expect(await operator.refused('POST', `${path}/actions/close`, { body })).toMatchObject({ status: 403 })
    await shop.post(`${path}/actions/close`, body)
    expect(await shop.get(path)).toMatchObject({
      ...body,
      isclosed: true,
      closeddate: today,
      closedby: 'Administrator',
    })
    expect(await shop.refused('PATCH', path, { body: { impact: 'none' } })).toMatchObject({ status: 409 })
    expect(await shop.get<List>(`${path}/actions`)).toMatchObject({ data: [{ name: 'recall' }] })
  })

  test('nobody sets by hand what follows from calibrations', async () => {
    const id = await make('T-15')
    for (const member of ['duedate', 'lastresult', 'limitation', 'usessince'])
      expect(await shop.refused('PATCH', `/api/measuringtools/${id}`, { body: { [member]: null } })).toMatchObject({
        status: 400,
      })
    await record(id, ago(5), out)
    const [open] = await cases(id)
    const path = `/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}`
    const period = {
      judgedfrom: ago(1),
      suspectuntil: ago(9),
      calibrationid: null,
      measuringtoolid: id,
      isclosed: true,
    }
    for (const [member, value] of Object.entries(period))
      expect(await shop.refused('PATCH', path, { body: { [member]: value } })).toMatchObject({
        status: 400,
        errors: [{ path: `/${member}` }],
      })
    expect((await cases(id))[0]).toEqual(open)
    const made = await shop.request('POST', '/api/measuringtools/tolerancecases', { body: { title: 'x', ...period } })
    expect(made.status).toBeGreaterThanOrEqual(400)
  })

  test('an open case is done away with by nobody: it is closed, or goes with the calibration that opened it', async () => {
    const id = await make('T-16')
    const made = await record(id, ago(5), out)
    const [open] = await cases(id)
    const path = `/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}`
    const refusal = { status: 409, detail: expect.stringContaining('Close it') }
    expect(await (await shop.as('operator')).refused('DELETE', path)).toMatchObject(refusal)
    for (const tail of ['', '?purge=true']) expect(await shop.refused('DELETE', path + tail)).toMatchObject(refusal)
    const bulk = { ids: [open?.['tolerancecaseid']], changes: { isactive: false } }
    expect(await shop.refused('POST', '/api/measuringtools/tolerancecases/bulk', { body: bulk })).toMatchObject(refusal)
    expect(await cases(id)).toEqual([open])
    await undo(`/api/measuringtools/calibrations/${String(made['calibrationid'])}`)
    expect(await cases(id)).toEqual([])
  })
})

describeShop('standards', {}, (shop) => {
  const { make, get, pass, act, cases } = tools(shop)
  const standard = async (number: string, duedate: string | null): Promise<unknown> =>
    (await shop.post('/api/measuringtools/standards', { number, duedate }))['standardid']

  test('a calibration is recorded with the standards it was done by, in one change', async () => {
    const id = await make('S-1')
    const [one, two] = [await standard('MS-1', ago(-100)), await standard('MS-2', null)]
    const told = await act(id, 'calibrate', { caldate: today, ...pass, standardid: one, secondstandardid: two })
    expect(told).toMatchObject({ tone: 'success', message: expect.stringContaining(addMonths(today, 12)) })
    const { data } = await shop.get<List>('/api/measuringtools/standarduses?sort=standarduseid')
    expect(data).toMatchObject([{ standardid: one, standardname: 'MS-1' }, { standardid: two }])
    const calibrations = await shop.get<List>(`/api/measuringtools/calibrations?measuringtoolid=${id}`)
    expect(calibrations.data).toHaveLength(1)
  })

  test('a standard that was overdue on that day refuses the whole calibration, unless somebody says why it was used', async () => {
    const id = await make('S-2')
    const late = await standard('MS-3', ago(10))
    const body = { caldate: ago(5), ...out, standardid: late }
    const refused = await shop.refused('POST', `/api/measuringtools/${id}/actions/calibrate`, { body })
    expect(refused).toMatchObject({
      status: 400,
      errors: [{ path: '/overduereason' }],
      detail: expect.stringContaining('MS-3'),
    })
    expect(await get(id)).toMatchObject({ lastcaldate: null })
    expect(await cases(id)).toEqual([])
    await act(id, 'calibrate', { ...body, overduereason: 'Checked against MS-1 on the same day' })
    expect(await get(id)).toMatchObject({ lastcaldate: ago(5) })
  })

  test('a standard that was due later than the calibration serves, however long ago that is', async () => {
    const once = await standard('MS-4', ago(10))
    await act(await make('S-3'), 'calibrate', { caldate: ago(10), ...pass, standardid: once })
  })

  test('a viewer reads all of it and records nothing', async () => {
    const id = await make('S-4')
    const viewer = await shop.as('viewer')
    expect(await viewer.get<List>(`/api/measuringtools/${id}/actions`)).toMatchObject({ data: [] })
    const refused = await viewer.refused('POST', `/api/measuringtools/${id}/actions/calibrate`, {
      body: { caldate: today, ...pass },
    })
    expect(refused).toMatchObject({ status: 403 })
    expect(await viewer.get('/api/pages/measuringtools/due')).toMatchObject({ failed: [] })
  })
})
