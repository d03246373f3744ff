/** What stands in an area: how many of which model. */
export interface Stock {
  readonly area: string
  readonly businessunit: string
  /** How many, by the model's name. */
  readonly models: Readonly<Record<string, number>>
}

/** The parts of the organisation; each but the first belongs to the first. */
export const businessunits: readonly { readonly name: string; readonly code: string }[] = [
  { name: 'Engine parts', code: 'EP' },
  { name: 'Blisks', code: 'BLK' },
  { name: 'Disks and spools', code: 'DSK' },
  { name: 'Shafts', code: 'SHF' },
  { name: 'Gears', code: 'GRS' },
  { name: 'Special processes', code: 'SPP' },
  { name: 'Quality', code: 'QA' },
]

/** Where the machines stand. A dual-path model counts once and gives two machine numbers. */
export const stocks: readonly Stock[] = [
  { area: 'Cell 1', businessunit: 'Shafts', models: { 'LB3000 EX II': 6, 'PUMA TT1800SY': 2 } },
  { area: 'Cell 2', businessunit: 'Shafts', models: { 'MULTUS U3000': 4, 'INTEGREX i-400S': 4, 'WT-150II': 2 } },
  {
    area: 'Cell 3',
    businessunit: 'Disks and spools',
    models: { 'VTM-1200YB': 5, 'PUMA V8300': 4, 'POWERTURN 1600': 1 },
  },
  { area: 'Cell 4', businessunit: 'Blisks', models: { 'C 42 U': 6, 'DMU 85 monoBLOCK': 4 } },
  { area: 'Cell 5', businessunit: 'Blisks', models: { 'VARIAXIS i-700': 6, G350a: 4 } },
  { area: 'Cell 6', businessunit: 'Disks and spools', models: { a81nx: 5, D500: 3, 'VF-4SS': 3 } },
  { area: 'Cell 7', businessunit: 'Gears', models: { 'Phoenix 600HC': 5, 'LC 180': 4 } },
  { area: 'Cell 8', businessunit: 'Disks and spools', models: { 'V-20-72': 6, 'HCA-100': 2 } },
  { area: 'Cell 9', businessunit: 'Gears', models: { 'LC 180': 4, 'NTX 2000': 5 } },
  { area: 'Cell 10', businessunit: 'Shafts', models: { S41: 5, S33: 5 } },
  { area: 'Cell 11', businessunit: 'Gears', models: { S33: 4, 'LG-1000': 4 } },
  { area: 'Cell 12', businessunit: 'Blisks', models: { 'PROFIMAT MC 607': 6, 'LG-1000': 3 } },
  { area: 'Cell 13', businessunit: 'Special processes', models: { 'R 220 EC': 5, EcoCwave: 4, 'BenchMark 460': 2 } },
  { area: 'Cell 14', businessunit: 'Special processes', models: { EcoCwave: 3, 'R 220 EC': 4, 'BenchMark 460': 3 } },
  { area: 'Cell 15', businessunit: 'Blisks', models: { AQ750L: 4, 'CUT P 550': 5 } },
  { area: 'Cell 16', businessunit: 'Disks and spools', models: { 'FORM P 600': 5, 'CUT P 550': 3, 'VF-4SS': 2 } },
  { area: 'Cell 17', businessunit: 'Special processes', models: { 'Robotic shot peen cell': 5, 'HCA-100': 3 } },
  { area: 'Heat treat', businessunit: 'Special processes', models: { 'TITAN H6': 6, Vector: 5 } },
  {
    area: 'Metrology lab',
    businessunit: 'Quality',
    models: { 'CONTURA G2': 5, 'GLOBAL S 9.12.8': 4, 'CRYSTA-Apex S 9108': 3, 'LM-1100': 3 },
  },
  { area: 'Receiving inspection', businessunit: 'Quality', models: { 'CRYSTA-Apex S 9108': 2, 'LM-1100': 2 } },
]

/** What somebody wrote down about a machine. */
export const remarks: readonly [string, ...string[]] = [
  'Spindle replaced; run in below 8,000 rpm for the first week.',
  'Coolant concentration 7 to 9 percent. Check before every shift.',
  'Chip conveyor jams on long stringy chips; clear it before the lights-out shift.',
  'Probe is calibrated with ring gage RG-12 after every tool setter change.',
  'Program transfer over the network only; the USB port is blocked.',
  'Waits for a new turret motor; parts are ordered.',
  'Door switch replaced. If it trips again, call maintenance before resetting.',
  'Leveled and laser-checked after the move from the old hall.',
]
