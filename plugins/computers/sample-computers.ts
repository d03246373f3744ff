import { addDays, type InputOf } from '@shopdb/contract'
import type { computer, roles } from './computer.ts'

/** One of the roles of computers. */
export type SampleRole = (typeof roles)[number]

/** A model of computers that the sample factory has. */
export interface SampleModel {
  readonly vendor: string
  readonly name: string
}

/** A computer of the sample factory without what is looked up: model, system and place. */
export interface SampleComputer {
  readonly row: InputOf<typeof computer>
  readonly model: SampleModel
  readonly system: string
}

const models: Readonly<Record<SampleRole, readonly [SampleModel, ...SampleModel[]]>> = {
  shopfloor: [
    { vendor: 'Dell', name: 'OptiPlex 7020 Micro' },
    { vendor: 'Advantech', name: 'UNO-2484G' },
    { vendor: 'Dell', name: 'OptiPlex 5050' },
  ],
  cmm: [{ vendor: 'HP', name: 'Z2 Tower G9' }],
  engineer: [{ vendor: 'HP', name: 'Z4 G5' }],
  kiosk: [{ vendor: 'Advantech', name: 'UTC-221G' }],
  server: [{ vendor: 'Dell', name: 'PowerEdge R660' }],
  standard: [{ vendor: 'Dell', name: 'Latitude 5450' }],
}

/** Support of the older system ended on 2025-10-14. */
export const samplesystems = [
  { name: 'Windows 11 Enterprise 24H2', endoflife: '2027-10-12' },
  { name: 'Windows 10 Enterprise 22H2', endoflife: '2025-10-14' },
  { name: 'Windows Server 2022', endoflife: '2031-10-14' },
] as const

/** The computer with a number, of a role. The same number gives the same computer; dates follow the day. */
export function sampleComputer(number: number, role: SampleRole, today: string): SampleComputer {
  const name = `${role === 'server' ? 'SRV' : 'PC'}${String(number).padStart(4, '0')}`
  const [usual, ...others] = models[role]
  const model = [usual, ...others][number % (others.length + 1)] ?? usual
  const isOld = role !== 'server' && number % 5 === 2
  const purchasedate = addDays(today, -(isOld ? 1900 + (number % 7) * 60 : 200 + ((number * 37) % 1200)))
  const serial = (number * 7919 + 104_729).toString(36).toUpperCase()
  return {
    model,
    system: systemOf(role, isOld),
    row: {
      assetnumber: name,
      hostname: name,
      role,
      serialnumber: `${model.vendor.slice(0, 2).toUpperCase()}${serial}`,
      fqdn: `${name.toLowerCase()}.shop.example`,
      domain: 'shop.example',
      ...insideOf(isOld),
      lastseen: addDays(today, -(number % 13 === 4 ? 35 + (number % 60) : number % 3)),
      ...imageOf(role, isOld),
      imagedate: addDays(purchasedate, 12),
      ...remoteOf(role),
      purchasedate,
      warrantyend: addDays(purchasedate, 1095),
      endoflife: addDays(purchasedate, 2190),
    },
  }
}

function systemOf(role: SampleRole, isOld: boolean): string {
  if (role === 'server') return 'Windows Server 2022'
  return isOld ? 'Windows 10 Enterprise 22H2' : 'Windows 11 Enterprise 24H2'
}

const insideOf = (isOld: boolean) =>
  isOld
    ? { osbuild: '10.0.19045', processor: 'Intel(R) Core(TM) i5-7500T CPU @ 2.70GHz', memorymb: 8192 }
    : { osbuild: '10.0.26100', processor: 'Intel(R) Core(TM) i5-14500T', memorymb: 16_384 }

const imageOf = (role: SampleRole, isOld: boolean) =>
  role === 'server' ? {} : { imagename: `WIN-${role.toUpperCase()}`, imageversion: isOld ? '22.4' : '25.2' }

function remoteOf(role: SampleRole) {
  const hasvnc = role === 'shopfloor' || role === 'cmm' || role === 'kiosk'
  return { hasvnc, hasrdp: !hasvnc, haswinrm: role !== 'kiosk' }
}
