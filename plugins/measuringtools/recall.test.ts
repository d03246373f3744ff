import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { ago, type List, type Row, today, tools } from './testing.ts'

type Sections = {
  readonly data: readonly { title: string; table?: { rows: readonly Row[] }; lines?: readonly Row[] }[]
}

describeShop('the recall of a tool', {}, (shop) => {
  const { make, record, act, cases } = tools(shop)
  const machine = async (assetnumber: string): Promise<number> =>
    Number((await shop.post('/api/equipment', { assetnumber, name: `Machine ${assetnumber}` }))['assetid'])
  const tie = async (source: number, target: number): Promise<number> => {
    const types = await shop.get<List>('/api/relationshiptypes?name=connectedto')
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    const body = { sourceassetid: source, targetassetid: target, relationshiptypeid, label: 'in process' }
    return Number((await shop.post('/api/assetrelationships', body))['relationshipid'])
  }
  const rows = async (toolid: number, title: string, more = ''): Promise<readonly Row[]> => {
    const { data } = await shop.get<Sections>(`/api/pages/measuringtools/recall?toolid=${toolid}${more}`)
    return data.find((section) => section.title.startsWith(title))?.table?.rows ?? []
  }

  test('names machines that it is tied to, those it was tied to before, and those whose tie was purged', async () => {
    const tool = await make('R-1')
    const [now, before, purged, other] = [
      await machine('3101'),
      await machine('3102'),
      await machine('3103'),
      await machine('3104'),
    ]
    await record(tool, ago(100))
    await tie(tool, now)
    await shop.delete(`/api/assetrelationships/${await tie(before, tool)}`)
    await shop.delete(`/api/assetrelationships/${await tie(tool, purged)}?purge=true`)
    await tie(now, other)
    const found = await rows(tool, 'Machines')
    expect(new Map(found.map(({ number, until }) => [number, until === 'now']))).toEqual(
      new Map([
        ['3101', true],
        ['3102', false],
        ['3103', false],
      ]),
    )
    expect(found.find(({ number }) => number === '3101')).toMatchObject({ how: 'in process', page: `/assets/${now}` })
  })

  test('names a machine and a place that were removed since: parts were made there as well', async () => {
    const [sold, { locationid }] = [await machine('3105'), await shop.post('/api/locations', { name: 'Old hall' })]
    const tool = await make('R-8', { locationid })
    await tie(tool, sold)
    await shop.patch(`/api/measuringtools/${tool}`, { locationid: null })
    await shop.delete(`/api/equipment/${sold}`)
    await shop.delete(`/api/locations/${String(locationid)}`)
    expect((await rows(tool, 'Machines')).map(({ number }) => number)).toEqual(['3105'])
    expect((await rows(tool, 'Places')).map(({ place }) => place)).toEqual(['Old hall'])
  })

  test('knows what a tool was tied to, and where it stood, as a machine; what was ended, begun again, aimed elsewhere and undone', async () => {
    const undo = async (path: string): Promise<void> => {
      const { data } = await shop.get<List>(`${path}/history`)
      const set = data[0]?.['changeset'] as Row
      await shop.post(`/api/changesets/${String(set['changesetid'])}/undo`)
    }
    const place = async (name: string) => (await shop.post('/api/locations', { name }))['locationid']
    const [hall, cell, lab] = [await place('Hall 1'), await place('Cell 9'), await place('Lab 2')]
    const { data: types } = await shop.get<List>('/api/equipment/machinetypes?name=CMM')
    const facts = { assetnumber: '0440', machinetypeid: types[0]?.['machinetypeid'], locationid: hall }
    const cmm = Number((await shop.post('/api/equipment', facts))['assetid'])
    const [before, back, undone, first, second] = [
      await machine('3141'),
      await machine('3142'),
      await machine('3143'),
      await machine('3144'),
      await machine('3145'),
    ]
    await shop.delete(`/api/assetrelationships/${await tie(before, cmm)}`)
    await shop.patch(`/api/equipment/${cmm}`, { locationid: cell })
    await shop.post(`/api/equipment/${cmm}/actions/makemeasuringtool`, {})
    const again = await tie(cmm, back)
    await shop.delete(`/api/assetrelationships/${again}`)
    await shop.post(`/api/assetrelationships/${again}/restore`)
    await undo(`/api/assetrelationships/${await tie(cmm, undone)}`)
    await shop.patch(`/api/assetrelationships/${await tie(cmm, first)}`, { targetassetid: second })
    await shop.patch(`/api/measuringtools/${cmm}`, { locationid: lab })
    await undo(`/api/measuringtools/${cmm}`)
    const ties = await rows(cmm, 'Machines')
    expect(ties.map(({ number, until }) => `${String(number)} ${until === 'now' ? 'now' : 'then'}`).toSorted()).toEqual(
      ['3141 then', '3142 now', '3142 then', '3143 then', '3144 then', '3145 now'],
    )
    expect((await rows(cmm, 'Places')).map(({ place: name }) => name)).toEqual(['Cell 9', 'Lab 2', 'Cell 9', 'Hall 1'])
  })

  test('knows where a tool was, and what it was tied to, that was written down twice and is one now', async () => {
    const place = async (name: string) => (await shop.post('/api/locations', { name }))['locationid']
    const [lathe, locationid, later, own] = [
      await machine('3151'),
      await place('Cell 12'),
      await place('Cell 13'),
      await place('Cell 14'),
    ]
    const [keep, other, third] = [
      await make('R-10', { locationid: own }),
      await make('R-11', { locationid }),
      await make('R-12'),
    ]
    await shop.patch(`/api/measuringtools/${other}`, { locationid: later })
    await shop.delete(`/api/assetrelationships/${await tie(lathe, other)}`)
    await shop.post(`/api/assets/${third}/merge`, { assetid: other })
    await shop.post(`/api/assets/${keep}/merge`, { assetid: third })
    expect(await rows(keep, 'Machines')).toMatchObject([{ number: '3151', until: today }])
    const places = (await rows(keep, 'Places')).map(({ place: name }) => String(name))
    expect([...new Set(places)].toSorted()).toEqual(['Cell 12', 'Cell 13', 'Cell 14'])
    const { data } = await shop.get<List>('/api/changesets?perpage=1')
    await shop.post(`/api/changesets/${String(data[0]?.['changesetid'])}/undo`)
    expect(await rows(keep, 'Machines')).toEqual([])
    expect((await rows(keep, 'Places')).map(({ place: name }) => name)).toEqual(['Cell 14'])
    expect(await rows(third, 'Machines')).toHaveLength(1)
  })

  test('names the places where it stood', async () => {
    const [crib, cell] = [
      await shop.post('/api/locations', { name: 'Crib' }),
      await shop.post('/api/locations', { name: 'Cell 4' }),
    ]
    const tool = await make('R-2', { locationid: crib['locationid'] })
    await shop.patch(`/api/measuringtools/${tool}`, { locationid: cell['locationid'] })
    await shop.patch(`/api/measuringtools/${tool}`, { locationid: null })
    expect((await rows(tool, 'Places')).map(({ place, until }) => [place, until])).toEqual([
      ['Cell 4', today],
      ['Crib', today],
    ])
  })

  test('tells the uses since its last good calibration, or in the time that is asked for', async () => {
    const tool = await make('R-3')
    await record(tool, ago(300))
    await record(tool, ago(100))
    for (const days of [350, 200, 50]) await act(tool, 'use', { useddate: ago(days), jobnumber: `J-${days}` })
    expect(await rows(tool, 'Uses')).toMatchObject([{ jobnumber: 'J-50' }])
    expect(await rows(tool, 'Uses', `&from=${ago(300)}&until=${ago(100)}`)).toMatchObject([{ jobnumber: 'J-200' }])
  })

  test('leaves out ties and places that were over before the time that is asked for', async () => {
    const tool = await make('R-4')
    await shop.delete(`/api/assetrelationships/${await tie(tool, await machine('3120'))}`)
    expect(await rows(tool, 'Machines', `&from=${ago(-1)}&until=${ago(-2)}`)).toEqual([])
    expect(await rows(tool, 'Machines', `&from=${ago(50)}&until=${ago(40)}`)).toEqual([])
  })

  test('is reached from its open case, over the time in doubt', async () => {
    const tool = await make('R-5')
    await record(tool, ago(200))
    await record(tool, ago(3), { asfound: 'out of tolerance', asleft: 'in tolerance', result: 'pass after adjustment' })
    expect(await cases(tool)).toHaveLength(1)
    const { data } = await shop.get<Sections>('/api/pages/measuringtools/recall')
    expect(data[0]?.lines).toContainEqual({
      label: `R-5, found out of tolerance on ${ago(3)}`,
      detail: `${ago(200)} to ${ago(3)}`,
      link: `/pages/measuringtools/recall?toolid=${tool}&until=${ago(3)}`,
    })
  })

  test('is reached from the page of its case, by whoever may read it', async () => {
    const tool = await make('R-9')
    await record(tool, ago(3), { result: 'fail', asfound: 'out of tolerance' })
    const [open] = await cases(tool)
    const path = `/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}/actions/recall`
    expect(await (await shop.as('viewer')).post(path)).toMatchObject({
      link: `/pages/measuringtools/recall?toolid=${tool}&until=${ago(3)}`,
    })
  })

  test('refuses a time that ends before it begins', async () => {
    const path = `/api/pages/measuringtools/recall?toolid=${await make('R-6')}&from=${today}&until=${ago(9)}`
    expect(await shop.refused('GET', path)).toMatchObject({ status: 400 })
  })

  test('is told on the page of the tool, and the tool on the page of its machine', async () => {
    const [tool, lathe] = [await make('R-7'), await machine('3130')]
    await tie(lathe, tool)
    const panels = await shop.get<Sections>(`/api/assets/${tool}/panels`)
    expect(panels).toMatchObject({ failed: [] })
    expect(panels.data.map(({ title }) => title)).toEqual(['Use', 'If it were found wrong today'])
    expect(panels.data[1]?.lines).toContainEqual({ label: 'Machines', detail: '3130' })
    const machines = await shop.get<Sections>(`/api/assets/${lathe}/panels`)
    const mine = machines.data.find(({ title }) => title === 'Measuring tools')
    expect(mine?.table?.rows).toMatchObject([{ assetnumber: 'R-7', standing: 'Never calibrated', tone: 'error' }])
  })
})

describeShop('what is due', {}, (shop) => {
  const { make, record } = tools(shop)

  test('stands in the due list by its date, on the home page and on the map', async () => {
    const [late, soon, far] = [await make('D-1'), await make('D-2'), await make('D-3')]
    await record(late, ago(400))
    await record(soon, ago(350))
    await record(far, ago(10))
    await make('D-4', { state: 'retired', lastcaldate: ago(900) })
    await make('D-5', { calibrationmode: 'reference only' })
    await make('D-6')
    const sections = await shop.get<Sections>('/api/pages/measuringtools/due')
    expect(
      sections.data.map(({ title, table }) => [title.split(' ')[0], table?.rows.map(({ assetnumber }) => assetnumber)]),
    ).toEqual([
      ['Overdue', ['D-1']],
      ['Due', ['D-2']],
      ['Not', ['D-6']],
      ['Out', []],
    ])
    const wide = await shop.get<Sections>('/api/pages/measuringtools/due?horizon=400')
    expect(wide.data[1]?.table?.rows.map(({ assetnumber }) => assetnumber)).toEqual(['D-2', 'D-3'])
    const home = await shop.get<{ data: readonly Row[] }>('/api/dashboard')
    expect(home.data.filter(({ plugin }) => plugin === 'measuringtools')).toMatchObject([
      { title: 'Out-of-tolerance cases open', value: 0, tone: 'success' },
      { title: 'Standards overdue', value: 0, tone: 'success' },
      { title: 'Calibrations overdue', value: 1, tone: 'error', link: '/pages/measuringtools/due?standing=overdue' },
      { title: 'Next calibrations', lines: [{ label: 'D-2' }] },
    ])
    expect(
      await shop.get<List>(`/api/measuringtools?state=active&calibrationmode=in-house,external&duedate.lt=today`),
    ).toMatchObject({
      data: [{ assetnumber: 'D-1' }],
    })
  })

  test('is one number everywhere: what is overdue by its uses counts, and what is at the laboratory or failed does not', async () => {
    const used = await make('D-7', { lastcaldate: ago(20), intervalvalue: 1, intervalunit: 'uses' })
    await shop.post(`/api/measuringtools/${used}/actions/use`, {})
    await make('D-8', { lastcaldate: ago(500), state: 'out for calibration' })
    const failed = { result: 'fail', asleft: 'out of tolerance' }
    await record(await make('D-9'), ago(401), failed)
    await record(await make('D-10'), ago(9), failed)
    await make('D-12', { duedateoverride: ago(-300), overridereason: 'A new one' })
    await make('D-13', { state: 'out for calibration', calibrationmode: 'reference only' })
    await make('D-11', { lastcaldate: ago(500), state: 'lost' })
    const gages = async (query = '') => {
      const { data } = await shop.get<Sections>(`/api/pages/measuringtools/due${query}`)
      return data.map(({ title, table }) => [title, table?.rows.map(({ assetnumber }) => assetnumber)])
    }
    const overdue = ['Overdue (2)', ['D-1', 'D-7']]
    expect(await gages()).toEqual([
      overdue,
      [expect.stringMatching(/^Due until .* \(1\)$/u), ['D-2']],
      ['Not to be used, whatever the date (4)', ['D-9', 'D-6', 'D-10', 'D-12']],
      ['Out for calibration (2)', ['D-8', 'D-13']],
    ])
    expect(await gages('?standing=overdue')).toEqual([overdue])
    expect(await gages('?standing=out%20of%20tolerance')).toEqual([['Out of tolerance (2)', ['D-9', 'D-10']]])
    expect(await gages('?standing=out%20for%20calibration')).toEqual([['Out for calibration (2)', ['D-8', 'D-13']]])
    expect(await gages('?standing=lost')).toEqual([['Lost (1)', ['D-11']]])
    expect(await gages('?standing=reference%20only')).toEqual([['Reference only (1)', ['D-5']]])
    expect(await gages('?standing=overdue&calibrationmode=external')).toEqual([['Overdue (0)', []]])
    const external = await gages('?calibrationmode=external')
    expect(external.flatMap(([, numbers]) => numbers)).toEqual([])
    const home = await shop.get<{ data: readonly Row[] }>('/api/dashboard')
    expect(home.data.find(({ title }) => title === 'Calibrations overdue')).toMatchObject({ value: 2 })
  })

  test('is due soon as many days before as the settings say', async () => {
    await shop.patch('/api/plugins/measuringtools/settings', { duesoondays: 5 })
    const sections = await shop.get<Sections>('/api/pages/measuringtools/due')
    expect(sections.data[1]?.table?.rows).toEqual([])
  })

  test('tells of standards too, before a calibration is refused for one', async () => {
    await shop.post('/api/measuringtools/standards', { number: 'MS-1', description: 'Ring', duedate: ago(3) })
    await shop.post('/api/measuringtools/standards', { number: 'MS-2', duedate: ago(-400) })
    const { data } = await shop.get<Sections>('/api/pages/measuringtools/standards')
    expect(data[0]).toMatchObject({
      title: 'Overdue',
      table: { rows: [{ subject: 'MS-1', description: 'Ring', left: 'overdue by 3 days' }] },
    })
    const home = await shop.get<{ data: readonly Row[] }>('/api/dashboard')
    expect(home.data.filter(({ title }) => String(title).startsWith('Standards'))).toMatchObject([
      { title: 'Standards overdue', value: 1, tone: 'error' },
      { title: 'Standards due', lines: [{ label: 'MS-1' }] },
    ])
  })
})

describeShop('a standard that was wrong', {}, (shop) => {
  const { make, pass, act } = tools(shop)

  test('leads to the tools that were calibrated by it, also removed ones, and how they stand', async () => {
    const [wrong, other] = await Promise.all(
      ['MS-1', 'MS-2'].map(
        async (number) => (await shop.post('/api/measuringtools/standards', { number }))['standardid'],
      ),
    )
    const [bore, ring, caliper] = [await make('H-1'), await make('H-2'), await make('H-3')]
    await act(bore, 'calibrate', { caldate: ago(400), ...pass, standardid: wrong })
    await act(bore, 'calibrate', { caldate: ago(20), ...pass, standardid: other, secondstandardid: wrong })
    await act(ring, 'calibrate', { caldate: ago(10), ...pass, standardid: wrong })
    await act(caliper, 'calibrate', { caldate: ago(10), ...pass, standardid: other })
    await shop.delete(`/api/measuringtools/${ring}`)
    const told = async (query: string) => {
      const { data } = await shop.get<Sections>(
        `/api/pages/measuringtools/standard?standardid=${String(wrong)}${query}`,
      )
      const [found, done] = data.map(({ table }) => table?.rows ?? [])
      return [found?.map(({ assetnumber, standing }) => [assetnumber, standing]), done?.map(({ caldate }) => caldate)]
    }
    const both = [
      ['H-1', 'Calibrated'],
      ['H-2', 'Calibrated'],
    ]
    expect(await told('')).toEqual([both, [ago(10), ago(20), ago(400)]])
    expect(await told(`&from=${ago(500)}&until=${ago(100)}`)).toEqual([both.slice(0, 1), [ago(400)]])
    const path = '/api/pages/measuringtools/standard'
    const viewer = await shop.as('viewer')
    const action = `/api/measuringtools/standards/${String(wrong)}/actions/calibrated`
    expect(await viewer.post(action)).toMatchObject({
      link: `/pages/measuringtools/standard?standardid=${String(wrong)}`,
    })
    expect((await shop.get<Sections>(path)).data[0]?.table?.rows.map(({ number }) => number)).toEqual(['MS-1', 'MS-2'])
    expect(
      await shop.refused('GET', `${path}?standardid=${String(wrong)}&from=${ago(1)}&until=${ago(9)}`),
    ).toMatchObject({
      status: 400,
    })
  })
})
