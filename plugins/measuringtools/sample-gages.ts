import type { RowOf } from '@shopdb/contract'
import type { measuringtool } from './tool.ts'

type Tool = RowOf<typeof measuringtool>

/** What happened to a sample gage beside being calibrated in time. */
export interface SampleStory {
  readonly state?: Tool['state']
  readonly mode?: Tool['calibrationmode']
  /** The result of its last calibration, where that is no plain pass. */
  readonly last?: 'limited' | 'fail' | 'found out' | 'found out, and settled'
  /** Machines of the sample factory whose parts it measures, by number; at the first it stands. */
  readonly at?: readonly string[]
  /** A machine that it was tied to before. */
  readonly before?: string
}

/** One hand gage of the sample factory. */
export interface SampleGage extends SampleStory {
  readonly description: string
  readonly maker: string
  readonly model: string
  readonly range: string
  readonly resolution: string
  readonly tolerance: string
  readonly place: string
  readonly months: number
  /** How many days ago it was calibrated last; undefined: never. */
  readonly age: number | undefined
}

/** A product of a maker, as many gages are one. */
type Product = Pick<SampleGage, 'description' | 'maker' | 'model' | 'range' | 'resolution' | 'tolerance' | 'months'>

function product(
  [description, maker, model]: readonly [string, string, string],
  [range, resolution, tolerance]: readonly [string, string, string],
  months: number,
): Product {
  return { description, maker, model, range, resolution, tolerance, months }
}

const micrometer = product(
  ['Outside micrometer 0-1 in', 'Mitutoyo', '293-340'],
  ['0-1 in', '0.00005 in', '+/-0.0001 in'],
  12,
)
const wide = product(
  ['Outside micrometer 4-5 in', 'Starrett', 'T436.1P-5'],
  ['4-5 in', '0.0001 in', '+/-0.0002 in'],
  12,
)
const caliper = product(['Digital caliper 0-8 in', 'Mitutoyo', '500-197'], ['0-8 in', '0.0005 in', '+/-0.001 in'], 6)
const bore = product(['Bore gage 2-6 in', 'Mitutoyo', '511-753'], ['2-6 in', '0.0001 in', '+/-0.0001 in'], 12)
const height = product(['Height gage 24 in', 'Mitutoyo', 'HDS-H24'], ['0-24 in', '0.0005 in', '+/-0.002 in'], 12)
const indicator = product(
  ['Test indicator', 'Brown & Sharpe', 'BesTest 7031'],
  ['0.03 in', '0.0005 in', '+/-0.0005 in'],
  6,
)
const thread = product(['Thread ring gage M12x1.75 GO', 'Glastonbury', 'M12-GO'], ['M12x1.75', '-', '6g'], 24)
const plug = product(['Plug gage set 0.061-0.250 in', 'Vermont', '101200300'], ['0.061-0.250 in', '-', 'class ZZ'], 24)
const ring = product(['Ring gage 2.0000 in', 'Glastonbury', 'XX-2'], ['2.0000 in', '-', 'class XX'], 24)
const blocks = product(['Gage block set, 81 pieces', 'Mitutoyo', '516-902'], ['0.05-4 in', '-', 'grade AS-1'], 12)
const torque = product(['Torque wrench 10-100 ft-lb', 'Snap-on', 'QD2R100'], ['10-100 ft-lb', '0.5 ft-lb', '+/-4 %'], 6)
const plate = product(['Surface plate 24x36', 'Starrett', '81806'], ['24x36 in', '-', 'grade A'], 36)
const profile = product(['Profilometer', 'Mahr', 'MarSurf PS 10'], ['350 um', '1 nm', '+/-5 %'], 12)
const hardness = product(['Hardness tester', 'Wilson', 'RH2150'], ['Rockwell', '0.1 HRC', '+/-1 HRC'], 12)
const thermocouple = product(['Thermocouple type K', 'Omega', 'KMQSS'], ['0-1200 C', '0.1 C', '+/-2.2 C'], 6)

const gage = (kind: Product, place: string, age: number | undefined, story: SampleStory = {}): SampleGage => ({
  ...kind,
  place,
  age,
  ...story,
})

/** The hand gages of the sample factory: most are in order, and one of each trouble is among them. */
export const samplegages: readonly SampleGage[] = [
  gage(micrometer, 'Cell 1', 120, { at: ['3101', '3102'] }),
  gage(micrometer, 'Cell 2', 347, { at: ['3121'] }),
  gage(micrometer, 'Cell 4', 377, { at: ['3161'] }),
  gage(wide, 'Cell 3', 200, { at: ['3141', '3142'], before: '3143' }),
  gage(wide, 'Tool crib', 30),
  gage(caliper, 'Cell 5', 95, { at: ['3181'] }),
  gage(caliper, 'Cell 6', 171),
  gage(caliper, 'Cell 7', 199, { at: ['3221'] }),
  gage(caliper, 'Tool crib', undefined),
  gage(bore, 'Cell 4', 0, { last: 'found out', at: ['3162', '3163'], before: '3164' }),
  gage(bore, 'Cell 12', 240, { at: ['3321'] }),
  gage(bore, 'Metrology lab', 352),
  gage(height, 'Receiving inspection', 150),
  gage(height, 'Metrology lab', 341),
  gage(indicator, 'Cell 10', 80, { at: ['3281'] }),
  gage(indicator, 'Cell 11', 160, { last: 'limited' }),
  gage(indicator, 'Tool crib', 300, { state: 'lost' }),
  gage(thread, 'Cell 2', 400),
  gage(thread, 'Metrology lab', 700, { state: 'out for calibration', mode: 'external' }),
  gage(plug, 'Cell 15', 310),
  gage(ring, 'Metrology lab', 500, { mode: 'external' }),
  gage(blocks, 'Metrology lab', 90, { mode: 'external' }),
  gage(blocks, 'Tool crib', 20, { mode: 'reference only' }),
  gage(torque, 'Cell 13', 45, { last: 'fail', at: ['3341', '3342'] }),
  gage(torque, 'Cell 14', 158),
  gage(plate, 'Receiving inspection', 600, { mode: 'external' }),
  gage(profile, 'Metrology lab', 210, { last: 'found out, and settled' }),
  gage(hardness, 'Heat treat', 330, { mode: 'external' }),
  gage(thermocouple, 'Heat treat', 100, { at: ['3441'] }),
  gage(thermocouple, 'Heat treat', 20, { state: 'in repair' }),
]
