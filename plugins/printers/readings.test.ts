import { addDays } from '@shopdb/contract'
import { describeShop, runPluginJob } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { at, printers, today, toner } from './testing.ts'

describeShop('printers that are read', {}, (shop) => {
  const { push, pushed, supplies, supply, reads, readings, pieces, panels, list } = printers(shop)

  test('a printer that is pushed has its supplies, with names and numbers of parts apart', async () => {
    const id = await pushed('xerox')
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({
      assetnumber: 'PRN-902',
      modelname: 'Xerox AltaLink C8045',
      pagecount: 48_210,
      lastseen: today,
    })
    expect(await supplies(id)).toMatchObject([
      { name: 'Black Toner', partnumber: '006R01509', type: 'toner', percent: 20, alert: 'low', unit: 'impressions' },
      { name: 'Cyan Toner', percent: 66, alert: 'ok', readon: today },
      { name: 'Drum Cartridge (R1)', type: 'drum', percent: 50 },
      { name: 'Fuser', partnumber: null, percent: 90 },
      { name: 'Waste Toner Container', class: 'receptacle', type: 'waste', percent: 5, alert: 'critical' },
    ])
  })

  test.each([
    ['brother', [{ percent: null, alert: 'ok', level: -3 }, { percent: 96 }]],
    ['samsung', [{ percent: 88, alert: 'ok' }]],
    ['epson', [{ percent: 1, alert: 'critical' }, {}, {}, { percent: 1 }, { percent: null, alert: 'ok' }]],
    [
      'hp-m880',
      [
        { name: 'Black Cartridge', percent: 41 },
        { name: 'Cyan Cartridge' },
        { name: 'Magenta Cartridg', alert: 'low' },
        { name: 'Stapler 1', type: 'staples', percent: null, alert: 'ok' },
      ],
    ],
    ['laserjet-4500', [{ alert: 'ok' }, { alert: 'low', percent: null }, { alert: 'critical', percent: 0 }]],
  ])('%s is read as it means it', async (name, expected) => {
    expect(await supplies(await pushed(name))).toMatchObject(expected)
  })

  test('a label printer has no supplies, and nobody is alarmed for it', async () => {
    const id = await pushed('zebra')
    await shop.patch(`/api/printers/${id}`, { kind: 'label' })
    expect(await supplies(id)).toEqual([])
    expect(JSON.stringify(await panels(id))).toContain('Label printers do not report supplies')
    const columns = await pieces(`/api/printers/columns?id=${id}`)
    expect(columns).toMatchObject([{ label: 'Lowest supply', values: [] }, { label: 'Not read for' }])
  })

  test('what was read before is no news, and a page printed since this morning is none', async () => {
    const item = { serialnumber: 'NEWS1', pagecount: 100, supplies: [toner(1060, { maxcapacity: 5300 })] }
    await push(item)
    expect(await push(item)).toMatchObject({ unchanged: 1, changesetid: null })
    const later = { ...item, pagecount: 101, supplies: [toner(1059, { maxcapacity: 5300 })] }
    expect(await push(later)).toMatchObject({ unchanged: 1, changesetid: null })
    const found = (await list('?serialnumber=NEWS1'))[0]
    expect(found).toMatchObject({ pagecount: 100 })
    expect(await readings(Number(found?.['assetid']))).toHaveLength(1)
  })

  test('a reading is kept for each whole percent, and one a day', async () => {
    const id = await reads('KEPT1', [50, 50, 49])
    await push({ serialnumber: 'KEPT1', supplies: [toner(48)] })
    expect(await readings(id)).toMatchObject([
      { readon: addDays(today, -2), percent: 50 },
      { readon: addDays(today, -1), percent: 50 },
      { readon: today, percent: 49 },
      { readon: today, percent: 48 },
    ])
  })

  test('a reading tells of which printer it is, since most have a black toner', async () => {
    const id = await reads('WHOSE1', [50])
    const readingid = String((await readings(id))[0]?.['supplyreadingid'])
    expect(await pieces(`/api/printers/supplyreadings/columns?id=${readingid}`)).toMatchObject([
      { label: 'Printer', values: [{ value: 'WHOSE1', link: `/printers/${id}` }] },
    ])
  })

  test('undoing a push takes back its readings too', async () => {
    const id = await reads('UNDO1', [60, 55])
    const { changesetid } = await push({ serialnumber: 'UNDO1', supplies: [toner(30)] })
    await shop.post(`/api/changesets/${changesetid}/undo`)
    expect(await supply(id)).toMatchObject({ percent: 55, level: 55 })
    expect(await readings(id)).toHaveLength(2)
  })

  test('from enough readings follows the day on which it is empty', async () => {
    const id = await reads('FORE1', [40, 38, 36, 34, 32, 30, 28])
    expect(await supply(id)).toMatchObject({ percent: 28, emptyon: addDays(today, 14) })
    const resting = await reads('FORE3', [40, 38, 36, 34, 32, 30, 30, 30, 30, 30, 30, 30, 30, 30])
    expect(String((await supply(resting))['emptyon']) > addDays(today, 20)).toBe(true)
    const few = await reads('FORE2', [40, 38, 36])
    expect(await supply(few)).toMatchObject({ emptyon: null })
    await push({ serialnumber: 'FORE1', supplies: [toner(100)] })
    expect(await supply(id)).toMatchObject({ alert: 'ok', emptyon: null })
  })

  test('an alert does not tremble with the level, and follows the thresholds of the site', async () => {
    const id = await reads('CALM1', [21, 20])
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await push({ serialnumber: 'CALM1', supplies: [toner(22)] })
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await push({ serialnumber: 'CALM1', supplies: [toner(24)] })
    expect(await supply(id)).toMatchObject({ alert: 'ok' })
    await shop.patch('/api/plugins/printers/settings', { lowpercent: 40 })
    await push({ serialnumber: 'CALM1', supplies: [toner(39)] })
    expect(await supply(id)).toMatchObject({ alert: 'low' })
    await shop.patch('/api/plugins/printers/settings', { lowpercent: null })
  })

  test('an alert follows new thresholds, though nothing is read anew', async () => {
    const [id, silent] = [await reads('SET1', [30]), await reads('SET2', [-3])]
    const set = async (lowpercent: number | null, criticalpercent: number | null): Promise<unknown> => {
      await shop.patch('/api/plugins/printers/settings', { lowpercent, criticalpercent })
      await runPluginJob(shop.running, 'printers.thresholds')
      return (await supply(id))['alert']
    }
    expect(await set(40, null)).toBe('low')
    expect(await set(40, 30)).toBe('critical')
    expect(await set(null, null)).toBe('ok')
    expect(await supply(silent)).toMatchObject({ alert: 'ok' })
    const changes = async (): Promise<unknown> => (await shop.get<{ meta: object }>('/api/changesets?perpage=1')).meta
    const before = await changes()
    await runPluginJob(shop.running, 'printers.thresholds')
    expect(await changes()).toEqual(before)
  })

  test('a reading of an older day is kept as one, and changes neither the level nor when it was read last', async () => {
    const id = await reads('LATE1', [80, 70, 60, 50, 40, 30, 20])
    const before = await supply(id)
    expect(before).toMatchObject({ percent: 20, alert: 'low', emptyon: addDays(today, 2) })
    const late = { serialnumber: 'LATE1', pagecount: 5, supplies: [toner(99)] }
    await push({ ...late, readat: at(9) })
    expect(await supply(id)).toMatchObject({
      percent: 20,
      alert: 'low',
      level: 20,
      readon: today,
      emptyon: before['emptyon'],
    })
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({ lastseen: today, pagecount: null })
    const kept = (await readings(id)).filter(({ readon }) => readon === addDays(today, -9))
    expect(kept).toMatchObject([{ percent: 99, level: 99, maxcapacity: 100 }])
    expect(await push({ ...late, readat: at(9) })).toMatchObject({ unchanged: 1, changesetid: null })
    expect(await readings(id)).toHaveLength(8)
    const { changesetid } = await push({ ...late, readat: at(8) })
    expect(await readings(id)).toHaveLength(9)
    await shop.post(`/api/changesets/${changesetid}/undo`)
    expect(await readings(id)).toHaveLength(8)
  })

  test('a reading of the same day that was made before the last one changes nothing, and is none', async () => {
    const serialnumber = 'LATE3'
    const now = Date.now()
    const [before, replaced] = [1, 0].map((ago) => new Date(now - ago).toISOString())
    const { items } = await push({ serialnumber, readat: replaced, supplies: [toner(100)] })
    const id = Number(items[0]?.['assetid'])
    await push({ serialnumber, readat: before, supplies: [toner(4)] })
    expect(await supply(id)).toMatchObject({ percent: 100, alert: 'ok', readat: replaced })
    expect(await readings(id)).toHaveLength(1)
    // What says nothing of its moment was read now.
    await push({ serialnumber, supplies: [toner(98)] })
    expect(await supply(id)).toMatchObject({ percent: 98 })
  })

  test('a reading of an older day that could not be read is none', async () => {
    const id = await reads('LATE2', [40])
    await push({ serialnumber: 'LATE2', readat: at(3), supplies: [toner(null), toner(-2, { index: '1.2' })] })
    expect(await supply(id)).toMatchObject({ percent: 40, readon: today })
    expect(await readings(id)).toHaveLength(1)
  })

  test('a supply that its printer does not measure alarms nobody', async () => {
    const unmeasured = [0, -2].map((maxcapacity, place) => toner(0, { maxcapacity, index: `1.${place}` }))
    const { items } = await push({ serialnumber: 'ZERO1', supplies: [...unmeasured, toner(0, { index: '1.9' })] })
    const found = await supplies(Number(items[0]?.['assetid']))
    expect(found.map(({ alert }) => alert)).toEqual(['unknown', 'unknown', 'critical'])
  })

  test('a printer whose clock is ahead was read today', async () => {
    await push({ serialnumber: 'AHEAD1', readat: '2099-01-01T00:00:00Z', supplies: [toner(50)] })
    const [made] = await list('?serialnumber=AHEAD1')
    expect(made).toMatchObject({ lastseen: today })
    expect(await supply(Number(made?.['assetid']))).toMatchObject({ percent: 50, readon: today })
  })

  test('what could not be read leaves the last reading as it is', async () => {
    const id = await reads('GAP1', [15, null])
    expect(await supply(id)).toMatchObject({ percent: 15, alert: 'low', readon: addDays(today, -1) })
    expect(await shop.get(`/api/printers/${id}`)).toMatchObject({ lastseen: today })
    const never = await reads('GAP2', [null])
    expect(await supply(never)).toMatchObject({ percent: null, alert: 'unknown', readon: null })
  })

  test('a supply that is not in the list is gone, unless the list is empty or says that it is not whole', async () => {
    const serialnumber = 'GONE1'
    const drum = { ...toner(80), index: '1.2', description: 'Drum Unit', type: 9 }
    const { items } = await push({ serialnumber, supplies: [toner(50), drum] })
    const id = Number(items[0]?.['assetid'])
    await push({ serialnumber, supplies: [] })
    await push({ serialnumber, iswhole: false, supplies: [toner(49)] })
    expect(await supplies(id)).toHaveLength(2)
    await push({ serialnumber, supplies: [toner(48)] })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner' }])
    // Who saw it yesterday does not know that; who sees it today does.
    await push({ serialnumber, readat: at(1), supplies: [toner(60), drum] })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner', percent: 48 }])
    await push({ serialnumber, supplies: [toner(48), drum] })
    expect(await supplies(id)).toHaveLength(2)
  })

  test('a supply that somebody removed stays away while its printer tells of it, until it is restored', async () => {
    const serialnumber = 'NONSENSE1'
    const told = (level: number) => [toner(level), toner(0, { index: '1.5', description: 'Stapler 1', type: 32 })]
    const { items } = await push({ serialnumber, supplies: told(50) })
    const id = Number(items[0]?.['assetid'])
    const path = `/api/printers/supplies/${String((await supplies(id))[1]?.['supplyid'])}`
    await shop.delete(path)
    expect(await push({ serialnumber, supplies: told(49) })).toMatchObject({
      items: [{ outcome: 'updated', left: [{ field: 'isactive', here: false, wanted: true }] }],
    })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner', percent: 49 }])
    expect(await push({ serialnumber, supplies: told(49) })).toMatchObject({ unchanged: 1, changesetid: null })
    await shop.post(`${path}/restore`)
    await push({ serialnumber, supplies: told(48) })
    expect(await supplies(id)).toMatchObject([{ percent: 48 }, { name: 'Stapler 1' }])
  })

  test('another thing where somebody removed a supply is a supply, and so is what a poller alone missed', async () => {
    const serialnumber = 'OTHER1'
    const drum = { ...toner(80), index: '1.2', description: 'Drum Unit', type: 9 }
    const id = Number((await push({ serialnumber, supplies: [toner(50), drum] })).items[0]?.['assetid'])
    for (const { supplyid } of await supplies(id)) await shop.delete(`/api/printers/supplies/${String(supplyid)}`)
    await push({ serialnumber, supplies: [toner(90, { description: 'Black Toner XL' }), drum] })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner XL', percent: 90 }])
    await push({ serialnumber, supplies: [toner(90, { index: '1.9', description: 'Fuser' })] })
    await push({ serialnumber, supplies: [toner(89, { description: 'Black Toner XL' })] })
    expect(await supplies(id)).toMatchObject([{ name: 'Black Toner XL', percent: 89 }])
  })

  test('a printer that is removed takes its supplies with it, and brings back those that it had', async () => {
    const serialnumber = 'AWAY1'
    const told = { serialnumber, supplies: [toner(3), toner(4, { index: '1.5', description: 'Stapler 1' })] }
    const id = Number((await push(told)).items[0]?.['assetid'])
    const [, stapler] = await supplies(id)
    await shop.delete(`/api/printers/supplies/${String(stapler?.['supplyid'])}`)
    const pressing = async () => (await list('/supplies?alert=critical')).filter(({ printerid }) => printerid === id)
    expect(await pressing()).toHaveLength(1)
    await shop.delete(`/api/printers/${id}`)
    expect(await pressing()).toEqual([])
    await shop.post(`/api/printers/${id}/restore`)
    await push(told)
    expect(await pressing()).toMatchObject([{ name: 'Black Toner', percent: 3 }])
  })

  test('readings that are too old are taken away for good', async () => {
    const id = await reads('OLD1', [70])
    await push({ serialnumber: 'OLD2', readat: at(500), supplies: [toner(90)] })
    await push({ serialnumber: 'OLD2', readat: at(3), supplies: [toner(50)] })
    await runPluginJob(shop.running, 'printers.forget.supplyreadings')
    const old = Number((await list('?serialnumber=OLD2'))[0]?.['assetid'])
    expect(await readings(old)).toMatchObject([{ percent: 50 }])
    expect(await list(`/supplyreadings?readon.lt=${addDays(today, -400)}&isactive=false`)).toEqual([])
    expect(await readings(id)).toHaveLength(1)
  })
})
