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
  const upload = async (name: string): Promise<unknown> => {
    const raw = readFileSync(new URL(`fixtures/${name}`, import.meta.url))
    const headers = { 'content-type': 'application/octet-stream' }
    const { body } = await shop.request('POST', `/api/files?name=${name}`, { raw, headers })
    // What the door tells of a file.
    return (body as Row)['fileid']
  }
  const take = async (name: string, more: object = {}): Promise<Outcome> =>
    shop.post('/api/measuringtools/actions/import', { fileid: await upload(name), dryrun: false, ...more })
  const count = async (path: string): Promise<unknown> =>
    (await shop.get<{ meta: Row }>(`/api/measuringtools${path}`)).meta['total']

  test('is tried first and changes nothing then', async () => {
    const told = await take('gages.csv', { dryrun: true })
    expect(told.message).toBe('60 tools would be taken in, no line is left out. Nothing was changed.')
    expect(await count('')).toBe(0)
  })

  test('makes tools with makers, models and types, and the calibrations that it tells of, as one change', async () => {
    await shop.post('/api/locations', { name: 'Metrology lab' })
    expect((await take('gages.csv')).message).toBe('60 tools were taken in, no line is left out.')
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

  test('that was taken in is not taken in again', async () => {
    const told = await take('gages.csv')
    expect(told.message).toBe('0 tools were taken in, 60 lines are left out.')
    expect(told.panels[0]?.table.rows[0]).toMatchObject({ line: 2, gageid: 'MT-00001', text: 'is there already' })
  })

  test('with faults tells each line that is left out, and takes the others', async () => {
    const told = await take('dirty-gages.csv', { iswithcases: true })
    expect(told.message).toBe('4 tools were taken in, 8 lines are left out.')
    expect(told.panels.map(({ title, table }) => [title, table.rows.length])).toEqual([
      ['Left out', 8],
      ['Taken in, with a remark', 3],
    ])
    const { data } = await shop.get<List>('/api/measuringtools?assetnumber=CAL-5,CAL-9&sort=assetnumber')
    expect(data).toMatchObject([
      { lastcaldate: '2026-01-31', duedate: null, lastresult: null, state: 'in repair' },
      { lastresult: 'pass after adjustment', duedate: '2026-09-01', state: 'retired' },
    ])
    expect(await count(`/tolerancecases?measuringtoolid=${String(data[1]?.['assetid'])}`)).toBe(1)
    expect(await get(Number(data[0]?.['assetid']))).toMatchObject({ tooltypename: 'Torque wrench' })
  })

  test('is taken in by those who may', async () => {
    const operator = await shop.as('operator')
    const body = { fileid: await upload('gages.csv') }
    expect(await operator.refused('POST', '/api/measuringtools/actions/import', { body })).toMatchObject({
      status: 403,
    })
  })
})
