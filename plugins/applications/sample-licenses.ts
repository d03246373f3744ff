import type { licensekinds } from './license.ts'

/** A license of the sample factory; `ends` in so many days from today. */
export interface SampleLicense {
  readonly application: string
  readonly name: string
  readonly kind?: (typeof licensekinds)[number]
  readonly versions?: string
  readonly seats?: number
  readonly assigned?: number
  readonly began: number
  readonly ends?: number
  readonly order?: string
  readonly key?: string
}

export const samplelicenses: readonly SampleLicense[] = [
  {
    application: 'Siemens NX',
    name: 'NX Mach 3, series 2412',
    versions: '2412',
    seats: 6,
    began: 200,
    ends: 165,
    order: 'PO-10442',
  },
  {
    application: 'Siemens NX',
    name: 'NX Mach 3, series 2312',
    versions: '2312',
    seats: 4,
    began: 680,
    ends: 45,
    order: 'PO-9917',
  },
  {
    application: 'VERICUT',
    name: 'VERICUT, floating',
    kind: 'concurrent',
    seats: 3,
    began: 500,
    ends: 230,
    order: 'PO-10031',
  },
  {
    application: 'Microsoft 365 Apps for enterprise',
    name: 'Microsoft 365 E3',
    kind: 'per person',
    seats: 60,
    assigned: 57,
    began: 245,
    ends: 120,
    order: 'EA-7731',
  },
  {
    application: 'CALYPSO',
    name: 'CALYPSO basic',
    seats: 12,
    began: 900,
    order: 'PO-8120',
    key: 'SAMPLE-CALY-0815-4711',
  },
  {
    application: 'PC-DMIS',
    name: 'PC-DMIS CAD++',
    seats: 20,
    began: 320,
    ends: 410,
    order: 'PO-10208',
    key: 'SAMPLE-PCD-2024-0042',
  },
  {
    application: 'Cimco DNC-Max Client',
    name: 'DNC-Max, all of the site',
    kind: 'site',
    began: 345,
    ends: 19,
    order: 'PO-10190',
  },
  {
    application: 'FANUC Program Transfer Tool',
    name: 'Program Transfer Tool',
    seats: 40,
    began: 1100,
    order: 'PO-7702',
  },
]

/** Who looks after a program of the sample factory. */
export interface SampleCare {
  readonly application: string
  readonly owner: string
  readonly support?: string
  readonly installer?: string
  readonly notes?: string
}

export const samplecares: readonly SampleCare[] = [
  {
    application: 'Siemens NX',
    owner: 'Manufacturing engineering',
    support: 'Ticket queue CAM',
    installer: '\\\\filesrv\\install\\nx',
    notes: 'Install the postprocessors **after** the update of NX, never before.',
  },
  {
    application: 'VERICUT',
    owner: 'Manufacturing engineering',
    support: 'Ticket queue CAM',
    installer: '\\\\filesrv\\install\\vericut',
  },
  {
    application: 'CALYPSO',
    owner: 'Metrology lab',
    support: 'Ticket queue Metrology',
    notes: 'The license is bound to the computer: release it before the disk is changed.',
  },
  { application: 'PC-DMIS', owner: 'Metrology lab', support: 'Ticket queue Metrology' },
  {
    application: 'Cimco DNC-Max Client',
    owner: 'Shop-floor IT',
    support: 'Extension 4120, day and night',
    installer: '\\\\filesrv\\install\\dnc-max',
    notes: 'One setting file for each cell, beside the installer.',
  },
  {
    application: 'Microsoft 365 Apps for enterprise',
    owner: 'Office IT',
    installer: 'https://intranet.example.com/install/m365',
  },
  { application: 'Mozilla Firefox', owner: 'Shop-floor IT' },
]
