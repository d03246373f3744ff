import type { SupplyType } from './supply-codes.ts'

/** A supply of the sample factory: what is left today, and what goes of it on a working day, in percent. */
export interface SampleSupply {
  readonly name: string
  readonly type: SupplyType
  /** A percentage, or a word of RFC 3805 below zero. */
  readonly level: number
  readonly dailyuse: number
  /** What it holds, in its unit. Default 100 percent; -2: unknown. */
  readonly capacity?: number
  readonly unit?: string
  readonly partnumber?: string
}

/** A printer of the sample factory. */
export interface SamplePrinter {
  readonly room: string
  /** From the middle of the room, in pixels of the floor plan. */
  readonly beside: readonly [number, number]
  readonly queue: string
  readonly name: string
  readonly kind: 'laser' | 'inkjet' | 'label' | 'plotter' | 'multifunction'
  readonly model: readonly [vendor: string, name: string]
  readonly driver: string
  readonly serialnumber: string
  readonly pagecount?: number
  readonly isdefault?: boolean
  readonly isusb?: boolean
  readonly supplies: readonly SampleSupply[]
}

const toner = (name: string, level: number, dailyuse: number, more: Partial<SampleSupply> = {}): SampleSupply => ({
  name,
  type: 'toner',
  level,
  dailyuse,
  ...more,
})

const ink = (name: string, level: number, dailyuse: number): SampleSupply => ({ name, type: 'ink', level, dailyuse })
const drum = (level: number): SampleSupply => ({ name: 'Drum Unit', type: 'drum', level, dailyuse: 0.15 })
const impressions = (capacity: number, partnumber: string) => ({ capacity, unit: 'impressions', partnumber })

/** Above the first row of machines of a cell, between its name and its switch. */
const corner = [60, -192] as const

const universal = 'HP Universal Printing PCL 6'
const m404 = { kind: 'laser', model: ['HP', 'LaserJet Pro M404dn'], driver: universal } as const

/** Two run low, one prints labels, and one was never read. */
export const sampleprinters: readonly SamplePrinter[] = [
  {
    room: 'Production office',
    beside: [-120, 80],
    queue: 'PRD-COLOR',
    name: 'Production office color',
    kind: 'multifunction',
    model: ['Xerox', 'AltaLink C8045'],
    driver: 'Xerox Global Print Driver PCL6',
    serialnumber: 'EX4500112',
    pagecount: 482_104,
    isdefault: true,
    supplies: [
      toner('Black Toner', 62, 1.3, impressions(26_000, '006R01509')),
      toner('Cyan Toner', 48, 0.9, impressions(15_000, '006R01512')),
      toner('Magenta Toner', 71, 0.9, impressions(15_000, '006R01511')),
      toner('Yellow Toner', 55, 0.8, impressions(15_000, '006R01510')),
      { name: 'Drum Cartridge (R1)', type: 'drum', level: 50, dailyuse: 0.2, partnumber: '013R00662' },
      { name: 'Waste Toner Container', type: 'waste', level: 42, dailyuse: 0.9, partnumber: '008R13061' },
    ],
  },
  {
    room: 'Engineering office',
    beside: [-60, -120],
    queue: 'ENG-MONO',
    name: 'Engineering office',
    kind: 'laser',
    model: ['HP', 'LaserJet Enterprise M608dn'],
    driver: universal,
    serialnumber: 'CNBVL00231',
    pagecount: 211_540,
    isdefault: true,
    supplies: [
      toner('Black Cartridge', 45, 1.6, { partnumber: 'CF237X' }),
      { name: 'Maintenance Kit', type: 'fuser', level: 71, dailyuse: 0.2, partnumber: 'L0H24A' },
    ],
  },
  {
    room: 'Engineering office',
    beside: [60, -120],
    queue: 'ENG-COLOR',
    name: 'Engineering color',
    kind: 'laser',
    model: ['HP', 'Color LaserJet Pro M454dw'],
    driver: universal,
    serialnumber: 'VNB3J00782',
    pagecount: 36_470,
    supplies: [
      toner('Black Cartridge', 57, 0.8, { partnumber: 'W2020X' }),
      toner('Cyan Cartridge', 66, 0.6, { partnumber: 'W2021X' }),
      toner('Magenta Cartridge', 14, 1.1, { partnumber: 'W2023X' }),
      toner('Yellow Cartridge', 81, 0.5, { partnumber: 'W2022X' }),
    ],
  },
  {
    room: 'Engineering office',
    beside: [0, 110],
    queue: 'ENG-PLOT',
    name: 'Plotter',
    kind: 'plotter',
    model: ['HP', 'DesignJet T830'],
    driver: 'HP DesignJet T830 HPGL2',
    serialnumber: 'CN79J00044',
    supplies: [
      ink('Black Ink', 64, 0.4),
      ink('Cyan Ink', 38, 0.5),
      ink('Magenta Ink', 72, 0.3),
      ink('Yellow Ink', 59, 0.3),
    ],
  },
  {
    room: 'Metrology lab',
    beside: [380, -240],
    queue: 'QA-LAB',
    name: 'Metrology lab',
    ...m404,
    serialnumber: 'PHBLX10455',
    pagecount: 58_212,
    supplies: [toner('Black Cartridge', 62, 1.2, { partnumber: 'CF258X' })],
  },
  {
    room: 'Receiving inspection',
    beside: [150, -240],
    queue: 'QA-RECV',
    name: 'Receiving inspection',
    kind: 'laser',
    model: ['Brother', 'HL-L6400DW'],
    driver: 'Brother Mono Universal Printer',
    serialnumber: 'E78096H0N510',
    supplies: [toner('Toner Cartridge', -3, 0, { capacity: -2 }), drum(96)],
  },
  {
    room: 'Cell 2',
    beside: corner,
    queue: 'CELL-02',
    name: 'Cell 2 travelers',
    kind: 'laser',
    model: ['Lexmark', 'MS823'],
    driver: 'Lexmark Universal v2',
    serialnumber: '701824HH0B1',
    pagecount: 154_870,
    supplies: [
      toner('Black Cartridge', 27, 2.9, { partnumber: '58D1H00' }),
      { name: 'Imaging Unit', type: 'drum', level: 44, dailyuse: 0.3 },
    ],
  },
  {
    room: 'Cell 5',
    beside: corner,
    queue: 'CELL-05',
    name: 'Cell 5 travelers',
    ...m404,
    serialnumber: 'PHBLX10460',
    pagecount: 97_331,
    supplies: [toner('Black Cartridge', 4, 1.9, { partnumber: 'CF258X' })],
  },
  {
    room: 'Cell 9',
    beside: corner,
    queue: 'CELL-09',
    name: 'Cell 9 travelers',
    kind: 'laser',
    model: ['Kyocera', 'ECOSYS P3155dn'],
    driver: 'Kyocera Classic Universaldriver PCL6',
    serialnumber: 'R4B0X11874',
    pagecount: 120_418,
    supplies: [
      toner('Black Toner', 77, 1, { partnumber: 'TK-3160' }),
      { name: 'Waste Toner Box', type: 'waste', level: -3, dailyuse: 0, capacity: -2 },
    ],
  },
  {
    room: 'Cell 12',
    beside: corner,
    queue: 'CELL-12',
    name: 'Cell 12 travelers',
    ...m404,
    serialnumber: 'PHBLX10471',
    pagecount: 88_902,
    supplies: [toner('Black Cartridge', 88, 2.1, { partnumber: 'CF258X' })],
  },
  {
    room: 'Maintenance',
    beside: [-200, 0],
    queue: 'MNT-INK',
    name: 'Maintenance',
    kind: 'inkjet',
    model: ['Epson', 'WorkForce Pro WF-C5790'],
    driver: 'EPSON Universal Print Driver',
    serialnumber: 'X2ZP005219',
    pagecount: 18_244,
    supplies: [
      ink('Black Ink', 55, 0.7),
      ink('Cyan Ink', 48, 0.4),
      ink('Magenta Ink', 60, 0.4),
      ink('Yellow Ink', 52, 0.4),
      { name: 'Maintenance Box', type: 'waste', level: 66, dailyuse: 0.2 },
    ],
  },
  {
    room: 'Shipping',
    beside: [-60, 0],
    queue: 'SHIP-LABEL',
    name: 'Shipping labels',
    kind: 'label',
    model: ['Zebra', 'ZT411'],
    driver: 'ZDesigner ZT411-203dpi ZPL',
    serialnumber: '52J174500231',
    supplies: [],
  },
  {
    room: 'Shipping',
    beside: [70, 0],
    queue: 'SHIP-DOC',
    name: 'Shipping papers',
    kind: 'multifunction',
    model: ['Konica Minolta', 'bizhub C250i'],
    driver: 'KONICA MINOLTA Universal PCL',
    serialnumber: 'AA2M021110457',
    pagecount: 33_810,
    supplies: [
      toner('Toner (Cyan)', 76, 0.5),
      toner('Toner (Magenta)', 78, 0.5),
      toner('Toner (Yellow)', 77, 0.5),
      toner('Toner (Black)', 86, 1),
      { name: 'Waste Toner Box', type: 'waste', level: -3, dailyuse: 0, capacity: -2 },
    ],
  },
  {
    room: 'Tool crib',
    beside: [150, 0],
    queue: 'CRIB-USB',
    name: 'Tool crib',
    kind: 'laser',
    model: ['HP', 'LaserJet P2055'],
    driver: universal,
    serialnumber: 'CNCKJ02288',
    isusb: true,
    supplies: [],
  },
]
