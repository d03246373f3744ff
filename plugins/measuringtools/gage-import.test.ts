import { readFileSync } from 'node:fs'
import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { type List, type Row, tools } from './testing.ts'

type Outcome = {
  readonly message: string
  readonly panels: readonly { title: string; table: { rows: readonly Row[] } }[]
}

describeShop('a gage list', {}, (shop) => {
  const { get } = tools(shop)
  const upload = async (name: string, raw: Buffer): Promise<unknown> => {
    const headers = { 'content-type': 'application/octet-stream' }
    const { body } = await shop.request('POST', `/api/files?name=${name}`, { raw, headers })
    // What the door tells of a file.
    return (body as Row)['fileid']
  }
  const fixture = async (name: string): Promise<unknown> =>
    upload(name, readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
  const takeFile = async (fileid: unknown, more: object = {}): Promise<Outcome> =>
    shop.post('/api/measuringtools/actions/import', { fileid, dryrun: false, ...more })
  const take = async (name: string, more: object = {}): Promise<Outcome> => takeFile(await fixture(name), more)
  const write = async (...lines: readonly string[]): Promise<unknown> =>
    upload('list.csv', Buffer.from(lines.join('\n')))
  const count = async (path: string): Promise<unknown> =>
    (await shop.get<{ meta: Row }>(`/api/measuringtools${path}`)).meta['total']

  test('is tried first and changes nothing then', async () => {
    const told = await take('gages.csv', { dryrun: true })
    expect(told.message).toBe(
      '60 tools would be taken in, 0 lines left out. 22 tools found out of tolerance or failed: for each no case is opened, and the effect is not assessed here. Nothing was changed.',
    )
    const rows = told.panels.flatMap(({ table }) => table.rows)
    const isOut = ({ text }: Row): boolean => String(text).startsWith('was found out of tolerance')
    expect([rows.filter(isOut).length, rows.find(isOut)]).toMatchObject([
      22,
      { line: 2, text: 'was found out of tolerance; no case is opened, and the effect is not assessed here' },
    ])
    expect(await count('')).toBe(0)
  })

  test('makes tools with makers, models and types, and the calibrations that it tells of, as one change', async () => {
    await shop.post('/api/locations', { name: 'Metrology lab' })
    expect((await take('gages.csv')).message).toBe(
      '60 tools taken in, 0 lines left out. 22 tools found out of tolerance or failed: for each no case is opened, and the effect is not assessed here.',
    )
    expect([await count(''), await count('/calibrations'), await count('/tolerancecases')]).toEqual([60, 60, 0])
    const { data } = await shop.get<List>('/api/measuringtools?assetnumber=MT-00017,MT-00034,MT-00050')
    expect(data).toMatchObject([
      {
        name: 'Ring gage M12x1.75 GO',
        tooltypename: 'Ring gage',
        state: 'out for calibration',
        locationname: 'Metrology lab',
      },
      { calibrationmode: 'reference only', state: 'active', vendorname: 'Vermont', modelname: '101100200' },
      { lastresult: 'limited', duedate: '2029-10-19', custodian: 'Cell 7', locationname: null },
    ])
    const calibrations = await shop.get<List>(
      `/api/measuringtools/calibrations?measuringtoolid=${String(data[0]?.['assetid'])}`,
    )
    expect(calibrations.data).toMatchObject([{ certificatenumber: '2025-9357.0016', lab: null, result: 'pass' }])
    const changes = await shop.get<List>('/api/changesets?perpage=1')
    expect(changes.data).toMatchObject([{ reason: 'A gage list was taken in', actorname: 'Administrator' }])
  })

  test('does not say that an effect was assessed which nobody assessed', async () => {
    const told = await shop.get<List>('/api/measuringtools/calibrations?perpage=100')
    const said = told.data.map(({ asfound, assessedin }) => `${String(asfound)}: ${String(assessedin)}`)
    expect(new Set(said)).toEqual(
      new Set([
        'in tolerance: null',
        'out of tolerance: Not assessed here; taken from a gage list that does not tell of it',
      ]),
    )
  })

  test('that was taken in is not taken in again', async () => {
    const told = await take('gages.csv')
    expect(told.message).toBe('0 tools taken in, 60 lines left out.')
    expect(told.panels[0]?.table.rows[0]).toMatchObject({ line: 2, gageid: 'MT-00001', text: 'is there already' })
  })

  test('may be a workbook', async () => {
    const told = await take('gages.xlsx')
    expect(told.message).toBe('2 tools taken in, 0 lines left out.')
    expect(told.panels[0]?.table.rows).toMatchObject([{ line: 2, text: "the gage R&R '0.184' is taken as 0.2 %" }])
    const { data } = await shop.get<List>('/api/measuringtools?assetnumber=WB-1,WB-2&sort=assetnumber')
    expect(data).toMatchObject([
      { serialnumber: '40017', lastcaldate: '2026-01-31', duedate: '2027-01-31', lastresult: 'pass' },
      { tooltypename: 'Ring gage', intervalvalue: 12, intervalunit: 'months' },
    ])
  })

  test('with faults tells each line that is left out, and takes the others', async () => {
    const told = await take('dirty-gages.csv', { iswithcases: true })
    expect(told.message).toBe(
      '4 tools taken in, 8 lines left out. 1 tool found out of tolerance or failed: for each a case is opened.',
    )
    expect(told.panels.map(({ title, table }) => [title, table.rows.length])).toEqual([
      ['Left out', 8],
      ['Taken in, with a remark', 5],
    ])
    const { data } = await shop.get<List>('/api/measuringtools?assetnumber=CAL-5,CAL-9&sort=assetnumber')
    expect(data).toMatchObject([
      { lastcaldate: '2026-01-31', duedate: null, lastresult: null, state: 'in repair' },
      { lastresult: 'pass after adjustment', duedate: '2026-09-01', state: 'retired' },
    ])
    expect(await count(`/tolerancecases?measuringtoolid=${String(data[1]?.['assetid'])}`)).toBe(1)
    expect(await get(Number(data[0]?.['assetid']))).toMatchObject({ tooltypename: 'Torque wrench' })
  })

  test('has no failure that becomes a pass, and each doubt is told by its line', async () => {
    const file = await write(
      'gageid,description,result,asfound,caldate,interval,status,serial',
      'F1,Laser measuring microscope,not within tolerance,,2026-01-31,12 months,In service,6.37702E+15',
      'F2,Spring tester,Unacceptable,,2026-01-31,-5,,',
      'F3,Caliper,did not pass,not in tolerance,2026-01-31,365,,',
      'F4,Caliper,Within limits,,2026-01-31,365,,',
      'F5,Caliper,nobody knows,,2026-01-31,365,,',
    )
    const told = await takeFile(file)
    expect(told.panels[0]?.table.rows.map(({ line, text }) => `${String(line)} ${String(text)}`)).toEqual([
      "2 the serial number '6.37702E+15' was damaged by a spreadsheet and is left empty",
      '2 failed; no case is opened, and the effect is not assessed here',
      "3 the interval '-5' is none, such as 365 or 12 months, and is left empty",
      '3 it has no interval and no due date',
      '3 failed; no case is opened, and the effect is not assessed here',
      '4 was found out of tolerance; no case is opened, and the effect is not assessed here',
      "6 the result 'nobody knows' is none that is plain, such as pass or fail, and is not taken",
      '6 without a result that is known only the day of its calibration is taken',
    ])
    const { data } = await shop.get<List>('/api/measuringtools?assetnumber=F1,F2,F3,F4,F5&sort=assetnumber')
    expect(data.map(({ lastresult }) => lastresult)).toEqual(['fail', 'fail', 'fail', 'pass', null])
    expect(data[0]).toMatchObject({
      state: 'active',
      tooltypename: 'Other',
      serialnumber: null,
      intervalvalue: 12,
      intervalunit: 'months',
      duedate: '2027-01-31',
    })
    expect(data[1]).toMatchObject({ tooltypename: 'Other', intervalvalue: null })
  })

  test('is promised no more than is taken: a number that another thing has is told before, with what has it', async () => {
    await shop.post('/api/equipment', { assetnumber: 'OP-0012', name: 'Lathe' })
    const gone = await shop.post('/api/equipment', { assetnumber: 'OP-0013' })
    await shop.request('DELETE', `/api/equipment/${String(gone['assetid'])}`)
    const file = await write('gageid,description', 'op-0012,Caliper', 'OP-0013,Caliper', 'OP-0014,Caliper')
    const refusals = [
      { line: 2, gageid: 'op-0012', text: 'has the number of another asset: Equipment OP-0012, Lathe' },
      { line: 3, gageid: 'OP-0013', text: 'has the number of another asset, which was removed: Equipment OP-0013' },
    ]
    for (const dryrun of [true, false]) {
      const told = await takeFile(file, { dryrun })
      expect(told.message).toBe(
        dryrun
          ? '1 tool would be taken in, 2 lines left out. Nothing was changed.'
          : '1 tool taken in, 2 lines left out.',
      )
      expect(told.panels[0]?.table.rows).toMatchObject(refusals)
    }
    expect(await count('?assetnumber=OP-0014')).toBe(1)
  })

  test('of a maker that was removed brings the maker back', async () => {
    const { data } = await shop.get<List>('/api/vendors?name=Mitutoyo')
    const vendorid = Number(data[0]?.['vendorid'])
    const unused = await shop.post('/api/vendors', { name: 'Tesa' })
    await shop.request('DELETE', `/api/vendors/${String(unused['vendorid'])}`)
    await shop.request('DELETE', `/api/vendors/${vendorid}`)
    await takeFile(await write('gageid,maker,model', 'R1,mitutoyo,500-196', 'R2,Tesa,Micromaster'))
    expect((await shop.get<List>('/api/measuringtools?assetnumber=R1,R2&sort=assetnumber')).data).toMatchObject([
      { vendorid, vendorname: 'Mitutoyo' },
      { vendorid: unused['vendorid'], modelname: 'Micromaster' },
    ])
  })

  test('is taken in by those who may', async () => {
    const operator = await shop.as('operator')
    const body = { fileid: await fixture('gages.csv') }
    expect(await operator.refused('POST', '/api/measuringtools/actions/import', { body })).toMatchObject({
      status: 403,
    })
  })

  test('that tells of a failure alone opens a case only where cases are asked for, and says so', async () => {
    const lines = ['gageid,lastcaldate,intervaldays,result', 'F-1,2026-01-31,365,FAIL', 'F-2,2026-01-31,365,pass']
    const before = await count('/tolerancecases')
    const told = await takeFile(await write(...lines))
    expect(told.message).toBe(
      '2 tools taken in, 0 lines left out. 1 tool found out of tolerance or failed: for each no case is opened, and the effect is not assessed here.',
    )
    expect(told.panels[0]?.table.rows).toMatchObject([
      { line: 2, text: 'failed; no case is opened, and the effect is not assessed here' },
    ])
    expect(await count('/tolerancecases')).toBe(before)
    const asked = await takeFile(await write(...lines.map((line) => line.replace('F-', 'F-1'))), { iswithcases: true })
    expect(asked.message).toContain('a case is opened')
    expect(await count('/tolerancecases')).toBe(Number(before) + 1)
  })

  test('has no tool twice because its model is written otherwise', async () => {
    await takeFile(await write('gageid,manufacturer,model,serialnumber', 'M-1,Mitutoyo,CRYSTA-Apex 500,4711'))
    const again = await takeFile(
      await write('gageid,manufacturer,model,serialnumber', 'M-2,mitutoyo,Crysta-apex 500,4711'),
    )
    expect(again.panels[0]?.table.rows).toMatchObject([{ text: 'has the model and serial number of M-1' }])
  })
})
