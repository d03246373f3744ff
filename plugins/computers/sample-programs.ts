/** A program of the sample factory: on computers of which roles, and in which versions, the usual one first. */
export interface SampleProgram {
  readonly name: string
  readonly publisher: string
  readonly versions: readonly [string, ...string[]]
  /** Every computer, where none is named. */
  readonly roles?: readonly string[]
  readonly standing?: 'standard' | 'tolerated' | 'unwanted'
}

/** What is installed in a shop that makes engine parts. */
export const sampleprograms: readonly SampleProgram[] = [
  {
    name: 'Mozilla Firefox',
    publisher: 'Mozilla',
    versions: ['140.4.0', '128.14.0', '115.27.0'],
    standing: 'standard',
  },
  { name: '7-Zip', publisher: 'Igor Pavlov', versions: ['25.01', '23.01'], standing: 'standard' },
  { name: 'Microsoft Edge', publisher: 'Microsoft Corporation', versions: ['141.0.3537.57', '140.0.3485.94'] },
  {
    name: 'TightVNC',
    publisher: 'GlavSoft LLC.',
    versions: ['2.8.85'],
    standing: 'standard',
    roles: ['shopfloor', 'cmm', 'kiosk'],
  },
  { name: 'FANUC Program Transfer Tool', publisher: 'FANUC', versions: ['15.0', '14.2'], roles: ['shopfloor'] },
  { name: 'Cimco DNC-Max Client', publisher: 'CIMCO A/S', versions: ['8.13.05', '8.08.11'], roles: ['shopfloor'] },
  { name: 'CALYPSO', publisher: 'Carl Zeiss IMT', versions: ['7.8.04', '7.4.28'], roles: ['cmm'] },
  { name: 'PC-DMIS', publisher: 'Hexagon', versions: ['2024.1', '2022.2'], roles: ['cmm'] },
  {
    name: 'Siemens NX',
    publisher: 'Siemens',
    versions: ['2412.6000', '2312.9020'],
    roles: ['engineer'],
    standing: 'standard',
  },
  { name: 'VERICUT', publisher: 'CGTech', versions: ['9.5.1', '9.4'], roles: ['engineer'] },
  {
    name: 'Microsoft 365 Apps for enterprise',
    publisher: 'Microsoft Corporation',
    versions: ['16.0.19231.20194'],
    roles: ['engineer', 'standard'],
    standing: 'standard',
  },
  {
    name: 'Adobe Acrobat Reader',
    publisher: 'Adobe',
    versions: ['25.001.20756', '23.008.20555'],
    roles: ['engineer', 'standard', 'cmm'],
  },
  {
    name: 'Java 8',
    publisher: 'Oracle Corporation',
    versions: ['8.0.2910.10'],
    roles: ['shopfloor'],
    standing: 'unwanted',
  },
  {
    name: 'MariaDB',
    publisher: 'MariaDB Corporation Ab',
    versions: ['11.4.8'],
    roles: ['server'],
    standing: 'standard',
  },
]
