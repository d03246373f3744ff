import { areas, type Area } from './areas.ts'
import { remarks, stocks, type Stock } from './cells.ts'
import { controls, models, type SampleControl, type SampleModel } from './makers.ts'
import { seededRandom, type Random } from './random.ts'

/** One machine of the sample factory, with everything that is known of it. */
export interface SampleMachine {
  readonly number: string
  readonly serialnumber: string
  readonly model: SampleModel
  readonly control: SampleControl | undefined
  readonly area: Area
  readonly businessunit: string
  readonly status: 'Active' | 'Inactive' | 'Decommissioned'
  /** undefined: it stands where its sibling stands. */
  readonly spot: { readonly mapx: number; readonly mapy: number } | undefined
  /** Of the second half of a dual-path machine: the number of the first. */
  readonly siblingof: string | undefined
  readonly address: string
  readonly installdate: string
  readonly commissiondate: string
  readonly notes: string | undefined
}

/** All machines, cell by cell; the same seed gives the same factory. */
export function sampleMachines(seed = 3105): readonly SampleMachine[] {
  const random = seededRandom(seed)
  return stocks.flatMap((stock, index) => stockMachines(random, stock, index))
}

function stockMachines(random: Random, stock: Stock, index: number): readonly SampleMachine[] {
  const area = areas.find((one) => one.name === stock.area)
  if (!area) throw new Error(`The floor plan has no area called ${stock.area}`)
  const units = Object.entries(stock.models).flatMap(([name, count]) =>
    Array.from({ length: count }, () => modelOf(name)),
  )
  const spots = spotsIn(area, units.length)
  const first = 3101 + index * 20
  const made: SampleMachine[] = []
  for (const [unit, model] of units.entries()) {
    const facts = { area, businessunit: stock.businessunit, address: `10.20.${index + 11}`, spot: spots[unit] }
    const machine = oneMachine(random, model, { ...facts, number: first + made.length })
    made.push(machine)
    if (model.isdualpath) {
      made.push({
        ...machine,
        number: String(first + made.length),
        spot: undefined,
        siblingof: machine.number,
        notes: undefined,
      })
    }
  }
  return made
}

interface Facts {
  readonly number: number
  readonly area: Area
  readonly businessunit: string
  /** The first three parts of the addresses of the area. */
  readonly address: string
  readonly spot: SampleMachine['spot']
}

function oneMachine(random: Random, model: SampleModel, facts: Facts): SampleMachine {
  const installed = random.between(0, 18 * 365)
  return {
    number: String(facts.number),
    serialnumber: `${model.serial}${random.between(10_000, 99_999)}`,
    model,
    control: controls.find((control) => control.name === model.control),
    area: facts.area,
    businessunit: facts.businessunit,
    status: statusOf(random),
    spot: facts.spot,
    siblingof: undefined,
    address: `${facts.address}.${10 + (facts.number % 200)}`,
    installdate: dayAfter(installed),
    commissiondate: dayAfter(installed + random.between(20, 120)),
    notes: random.percent(15) ? random.pick(remarks) : undefined,
  }
}

function statusOf(random: Random): SampleMachine['status'] {
  if (random.percent(94)) return 'Active'
  return random.percent(65) ? 'Inactive' : 'Decommissioned'
}

function modelOf(name: string): SampleModel {
  const model = models.find((one) => one.name === name)
  if (!model) throw new Error(`There is no sample model called ${name}`)
  return model
}

const dayAfter = (days: number): string => new Date(Date.UTC(2007, 0, 8) + days * 86_400_000).toISOString().slice(0, 10)

/** Spots in rows inside an area, under its name, nearly square. */
function spotsIn(
  { x, y, width, height }: Area,
  count: number,
): readonly { readonly mapx: number; readonly mapy: number }[] {
  const heading = 50
  const columns = Math.max(1, Math.round(Math.sqrt((count * width) / (height - heading))))
  const rows = Math.ceil(count / columns)
  return Array.from({ length: count }, (_, index) => ({
    mapx: Math.round(x + (width * ((index % columns) + 0.5)) / columns),
    mapy: Math.round(y + heading + ((height - heading) * (Math.floor(index / columns) + 0.5)) / rows),
  }))
}
