import { boolean, choice, date, datetime, defineAssetType, integer, reference, text } from '@shopdb/contract'

const system = 'System'
const imaging = 'Imaging'
const remote = 'Remote access'
const life = 'Lifecycle'
const port = { min: 1, max: 65_535, group: remote } as const

/** Letters, digits, dots and dashes: it goes into commands and connection files. */
export const networkname = '[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?'

/** What a computer is there for. */
export const roles = ['standard', 'shopfloor', 'engineer', 'cmm', 'kiosk', 'server'] as const

/** A computer: beside a machine, at a desk, in a rack. The asset number is its host name until somebody says otherwise. */
export const computer = defineAssetType({
  name: 'Computer',
  table: 'computers',
  icon: 'monitor',
  color: '#475569',
  fields: {
    hostname: text({
      label: 'Host name',
      max: 63,
      pattern: '\\S+',
      patternwords: 'without blanks, such as CELL07-PC2',
      unique: true,
      identity: true,
      search: true,
    }),
    role: choice({
      label: 'Role',
      choices: roles,
      labels: { shopfloor: 'shop floor', cmm: 'CMM' },
      default: 'standard',
      list: true,
      index: true,
    }),
    operatingsystemid: reference({
      label: 'Operating system',
      to: 'operatingsystems',
      group: system,
      index: true,
      list: true,
    }),
    osbuild: text({ label: 'Build', max: 60, group: system }),
    domain: text({ label: 'Domain or workgroup', max: 120, group: system }),
    fqdn: text({
      label: 'Full name in the network',
      max: 255,
      pattern: networkname,
      patternwords: 'letters, digits, dots and hyphens, such as cell07-pc2.shop.example',
      group: system,
      search: true,
    }),
    systemuuid: text({
      label: 'System UUID',
      max: 36,
      group: system,
      identity: true,
      index: true,
      help: 'What the firmware says; it stays with the board.',
    }),
    processor: text({ label: 'Processor', max: 120, group: system }),
    memorymb: integer({ label: 'Memory', min: 0, unit: 'MB', group: system }),
    boottime: datetime({ label: 'Started', group: system }),
    lastuser: text({ label: 'Last user', max: 120, group: system, search: true }),
    lastseen: date({
      label: 'Last seen',
      group: system,
      readonly: true,
      index: true,
      list: true,
      help: 'The last day on which a collector told of it.',
    }),
    imagename: text({ label: 'Image', max: 120, group: imaging }),
    imageversion: text({ label: 'Image version', max: 60, group: imaging }),
    imagedate: date({ label: 'Imaged on', group: imaging }),
    ou: text({ label: 'Organizational unit', max: 500, group: imaging }),
    gpo: text({ label: 'Group policies', max: 500, group: imaging }),
    hasvnc: boolean({ label: 'VNC', group: remote }),
    vncport: integer({ label: 'VNC port', ...port, default: 5900 }),
    hasrdp: boolean({ label: 'Remote desktop', group: remote }),
    rdpport: integer({ label: 'Remote desktop port', ...port, default: 3389 }),
    haswinrm: boolean({ label: 'WinRM', group: remote }),
    winrmport: integer({ label: 'WinRM port', ...port, default: 5985, help: '5985 in the clear, 5986 with TLS.' }),
    purchasedate: date({ label: 'Bought', group: life }),
    warrantyend: date({ label: 'Warranty ends', group: life, index: true }),
    endoflife: date({ label: 'End of life', group: life, index: true, help: 'When it is to be replaced.' }),
  },
})
