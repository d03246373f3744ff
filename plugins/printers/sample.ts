import {
  addDays,
  assetstatus,
  assettype,
  type InputOf,
  location,
  model,
  type Platform,
  vendor,
  type Work,
} from '@shopdb/contract'
import { dayNumber } from './days.ts'
import { printer, printerdriver } from './printer.ts'
import { type SamplePrinter, sampleprinters, type SampleSupply } from './sample-printers.ts'
import { supplyClassOf } from './supply-codes.ts'
import { supply, supplyreading } from './supply.ts'

/** How many days of readings there are. */
const history = 60

/** Printers of the sample factory, with readings of two months. */
export async function sample(platform: Pick<Platform, 'today' | 'change'>): Promise<void> {
  await platform.change('Sample data', async (work) => {
    for (const [at, one] of sampleprinters.entries()) {
      const { assetid } = await work.create(printer, await rowOf(work, one, at, platform.today()))
      for (const [index, held] of one.supplies.entries())
        await addSupply(work, { printerid: assetid, markerindex: `1.${index + 1}`, held }, platform.today())
    }
  })
}

async function rowOf(work: Work, one: SamplePrinter, at: number, today: string): Promise<InputOf<typeof printer>> {
  const active = await work.find(assetstatus, { name: 'Active' })
  return {
    assetnumber: `PRN-${String(at + 1).padStart(2, '0')}`,
    name: one.name,
    windowsname: one.queue,
    sharename: `\\\\print01\\${one.queue}`,
    kind: one.kind,
    serialnumber: one.serialnumber,
    assetstatusid: active?.assetstatusid ?? null,
    isdefault: one.isdefault ?? false,
    pagecount: one.pagecount ?? null,
    ...(one.isusb ? { protocol: 'usb' } : { ...addressOf(one, at), lastseen: today }),
    ...(await placeOf(work, one)),
    ...(await makersOf(work, one)),
  }
}

function addressOf({ queue }: SamplePrinter, at: number) {
  return {
    ipaddress: `10.20.40.${at + 11}`,
    fqdn: `${queue.toLowerCase()}.print.example.com`,
    macaddress: `3C:2A:F4:20:40:${String(at + 11).padStart(2, '0')}`,
  }
}

/** In its room, a little aside of what stands there. */
async function placeOf(work: Work, { room, beside }: SamplePrinter): Promise<Partial<InputOf<typeof printer>>> {
  const place = await work.find(location, { name: room })
  if (!place) return {}
  const { locationid, mapx, mapy, floorplanid } = place
  if (mapx === null || mapy === null) return { locationid }
  return { locationid, mapx: mapx + beside[0], mapy: mapy + beside[1], floorplanid }
}

async function makersOf(work: Work, one: SamplePrinter): Promise<Partial<InputOf<typeof printer>>> {
  const [maker, name] = one.model
  const { vendorid } = await work.ensure(vendor, { name: maker })
  const type = await work.find(assettype, { tablename: printer.table })
  const { modelid } = await work.ensure(model, { vendorid, name }, { assettypeid: type?.assettypeid ?? null })
  const isuniversal = /univers|global/iu.test(one.driver)
  const { printerdriverid } = await work.ensure(printerdriver, { name: one.driver }, { vendorid, isuniversal })
  return { vendorid, modelid, driverid: printerdriverid }
}

interface Held {
  readonly printerid: number
  readonly markerindex: string
  readonly held: SampleSupply
}

/** The first and the last reading are those of the supply itself; what lies between is told to its history. */
async function addSupply(work: Work, { printerid, markerindex, held }: Held, today: string): Promise<void> {
  const { name, type, capacity = 100, unit = capacity === 100 ? '%' : null, partnumber = null } = held
  const facts = { printerid, markerindex, name, description: name, type, unit, partnumber, maxcapacity: capacity }
  const days = daysOf(held, today)
  const [first, ...later] = days
  const levelOf = (percent: number): number => (capacity > 100 ? Math.round((percent * capacity) / 100) : percent)
  const { supplyid } = await work.create(supply, {
    ...facts,
    class: supplyClassOf(null, type),
    level: first ? levelOf(first.percent) : held.level,
    readon: first?.readon ?? today,
  })
  const last = later.at(-1)
  for (const { readon, percent } of later.slice(0, -1))
    await work.create(supplyreading, { supplyid, readon, percent, level: levelOf(percent), maxcapacity: capacity })
  if (last) await work.update(supply, supplyid, { level: levelOf(last.percent), readon: last.readon })
}

interface Day {
  readonly readon: string
  readonly percent: number
}

/**
 * Backwards from today: more was there the day before, on weekends hardly more, and before a cartridge was full stood the
 * rest of another. A reading for each change, and one a week.
 */
function daysOf({ level, dailyuse }: SampleSupply, today: string): readonly Day[] {
  if (level < 0) return []
  let left = level
  const days: Day[] = []
  for (let ago = 0; ago <= history; ago += 1) {
    const readon = addDays(today, -ago)
    days.unshift({ readon, percent: Math.round(left) })
    left += dailyuse * shareOf(dayNumber(readon))
    if (left > 100) left = 4
  }
  return days.filter(({ percent }, at) => percent !== days[at - 1]?.percent || at % 7 === 0 || at === days.length - 1)
}

/** How busy a day is: day 0 was a Thursday, Saturday and Sunday are quiet, and no two days are alike. */
function shareOf(day: number): number {
  const isWeekend = (day + 4) % 7 === 6 || (day + 4) % 7 === 0
  return isWeekend ? 0.1 : 1 + 0.4 * Math.sin(day * 2.4)
}
