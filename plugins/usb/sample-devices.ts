import type { InputOf } from '@shopdb/contract'
import type { usbborrower } from './borrower.ts'
import type { usbrecord } from './record.ts'
import type { usbdevice } from './usb-device.ts'

/** One time that a device was lent: days ago it went out and came back, and how many days it was lent for. */
export interface SampleLoan {
  readonly who: string
  readonly out: number
  readonly back?: number
  readonly days: number
  readonly purpose: string
  readonly machine?: string
}

/** A device and its past. */
export interface SampleDevice {
  readonly device: Omit<InputOf<typeof usbdevice>, 'assetnumber'>
  readonly loans?: readonly SampleLoan[]
  readonly records?: readonly (Omit<InputOf<typeof usbrecord>, 'usbdeviceid' | 'at'> & { readonly ago: number })[]
}

/** Teams of the sample factory. */
export const sampleborrowers: readonly InputOf<typeof usbborrower>[] = [
  { name: 'Metrology lab', badge: 'B-1001', department: 'Quality' },
  { name: 'Maintenance, first shift', badge: 'B-1002', department: 'Maintenance' },
  { name: 'Maintenance, second shift', badge: 'B-1003', department: 'Maintenance' },
  { name: 'NC programming', badge: 'B-1004', department: 'Engineering' },
  { name: 'Heat treatment', badge: 'B-1005', department: 'Special processes' },
  { name: 'Machine tool service', badge: 'B-1006', department: 'Visitors' },
]

const cruzer = { usbvendorid: '0781', usbproductid: '5567', owner: 'NC programming' }
const traveler = { usbvendorid: '0951', usbproductid: '1666', owner: 'Maintenance' }
const jumpdrive = { usbvendorid: '05dc', usbproductid: 'a81d', owner: 'Quality' }
const toshiba = { usbvendorid: '0930', usbproductid: '6545', owner: 'IT' }
const scanner = 'ClamAV 1.4.3'
const clean = (ago: number) => ({ ago, kind: 'scanned', result: 'clean', tool: scanner }) as const

/** The drawer of the sample factory. Two sticks have the same serial number and one has none, as cheap ones do. */
export const sampledevices: readonly SampleDevice[] = [
  {
    device: {
      ...cruzer,
      name: 'Programs, turning',
      serialnumber: '4C530001230914117165',
      capacitygb: 8,
      encrypted: true,
    },
    loans: [
      { who: 'NC programming', out: 40, back: 38, days: 7, purpose: 'New program', machine: '3101' },
      { who: 'Maintenance, first shift', out: 12, days: 7, purpose: 'Backup of the control', machine: '3104' },
    ],
    records: [clean(13)],
  },
  {
    device: {
      ...cruzer,
      name: 'Programs, milling',
      serialnumber: '4C530001230914117201',
      capacitygb: 8,
      encrypted: true,
    },
    loans: [{ who: 'NC programming', out: 3, days: 7, purpose: 'New program', machine: '3165' }],
    records: [clean(4)],
  },
  {
    device: { ...cruzer, name: 'Programs, grinding', serialnumber: '4C530001230914117288', capacitygb: 16 },
    loans: [{ who: 'NC programming', out: 21, back: 19, days: 7, purpose: 'New program' }],
    records: [clean(18)],
  },
  {
    device: { ...traveler, name: 'Backups 1', serialnumber: '60A44C413FAEB2B1', capacitygb: 32 },
    loans: [
      {
        who: 'Maintenance, second shift',
        out: 30,
        back: 24,
        days: 7,
        purpose: 'Backup of the control',
        machine: '3121',
      },
      { who: 'Maintenance, second shift', out: 9, days: 7, purpose: 'Backup of the control', machine: '3145' },
    ],
    records: [clean(23)],
  },
  {
    device: { ...traveler, name: 'Backups 2', serialnumber: '60A44C413FAEB2F7', capacitygb: 32 },
    loans: [{ who: 'Maintenance, first shift', out: 1, days: 7, purpose: 'Parameters', machine: '3110' }],
    records: [clean(2)],
  },
  {
    device: { ...traveler, name: 'Backups 3', serialnumber: '60A44C413FAEB300', capacitygb: 32 },
    loans: [{ who: 'Machine tool service', out: 6, back: 6, days: 1, purpose: 'Software update', machine: '3125' }],
    records: [
      {
        ago: 6,
        kind: 'scanned',
        result: 'infected',
        tool: scanner,
        note: 'Autorun worm, from the laptop of a visitor',
      },
    ],
  },
  {
    device: { ...jumpdrive, name: 'Measuring reports 1', serialnumber: '0000000000000001', capacitygb: 4 },
    loans: [{ who: 'Metrology lab', out: 1, days: 7, purpose: 'Reports of the CMM' }],
    records: [clean(5)],
  },
  {
    device: { ...jumpdrive, name: 'Measuring reports 2', serialnumber: '0000000000000001', capacitygb: 4 },
    records: [clean(5)],
  },
  {
    device: { ...toshiba, name: 'Furnace recorder', capacitygb: 16 },
    loans: [{ who: 'Heat treatment', out: 7, days: 7, purpose: 'Charts of the furnace' }],
    records: [clean(8)],
  },
  { device: { ...toshiba, name: 'Spare', capacitygb: 16, notes: 'Has no serial number.' } },
  {
    device: { ...toshiba, name: 'Imaging', serialnumber: 'C86000BDB9DFEE30', capacitygb: 64, encrypted: true },
    records: [clean(60), { ago: 14, kind: 'wiped', tool: 'Secure erase' }],
  },
  {
    device: { ...cruzer, name: 'Visitors', serialnumber: '4C530001230914110042', capacitygb: 8 },
    loans: [{ who: 'Machine tool service', out: 55, days: 1, purpose: 'Software update' }],
    records: [{ ago: 20, kind: 'lost', note: 'Not given back; the visitor has left.' }],
  },
  {
    device: { ...jumpdrive, name: 'Old reports', serialnumber: 'AA04012700015466', capacitygb: 1 },
    records: [clean(90), { ago: 33, kind: 'destroyed', tool: 'Shredded in house' }],
  },
  {
    device: { usbvendorid: '1050', usbproductid: '0407', name: 'Signing key', owner: 'IT', serialnumber: '0009134737' },
  },
]
