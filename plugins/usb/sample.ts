import { addDays, asset, location, type Platform, type Work } from '@shopdb/contract'
import type { Borrower } from './badge.ts'
import { usbborrower } from './borrower.ts'
import { endCheckout, openCheckout } from './open-checkout.ts'
import { usbrecord } from './record.ts'
import { type SampleDevice, sampleborrowers, sampledevices } from './sample-devices.ts'
import { usbdevice } from './usb-device.ts'

/** A drawer of devices with their past: some are out, two are late, one is infected. One change, so one undo. */
export async function sample(platform: Platform): Promise<void> {
  const today = platform.today()
  const office = await platform.find(location, { name: 'Engineering office' })
  await platform.change('Sample data', async (work) => {
    for (const borrower of sampleborrowers) await work.create(usbborrower, borrower)
    for (const [at, one] of sampledevices.entries()) {
      const assetnumber = `USB-${String(at + 1).padStart(4, '0')}`
      const { assetid } = await work.create(usbdevice, {
        ...one.device,
        assetnumber,
        locationid: office?.locationid ?? null,
      })
      await liveThrough(work, today, { assetid, one })
    }
  })
}

interface Living {
  readonly assetid: number
  readonly one: SampleDevice
}

/** What happened to a device, in the order in which it did. */
async function liveThrough(work: Work, today: string, { assetid, one }: Living): Promise<void> {
  const moment = (days: number, time: string): string => `${addDays(today, -days)}T${time}:00.000Z`
  for (const { who, out, back, days, purpose, machine } of one.loans ?? []) {
    const formachineid = machine === undefined ? null : await findMachine(work, machine)
    const lending = { duedate: addDays(today, days - out), purpose, formachineid, outtime: moment(out, '06:20') }
    await openCheckout(work, assetid, { ...borrowerOf(who), ...lending })
    if (back !== undefined) await comeBack(work, assetid, moment(back, '13:40'))
  }
  for (const { ago, ...record } of one.records ?? [])
    await work.create(usbrecord, { ...record, usbdeviceid: assetid, at: moment(ago, '14:05'), doneby: 'IT' })
}

async function comeBack(work: Work, assetid: number, intime: string): Promise<void> {
  await endCheckout(work, assetid, { intime, inby: 'IT', ending: 'returned', note: null })
  await work.update(usbdevice, assetid, { state: 'in', borrower: null, duedate: null })
}

function borrowerOf(name: string): Borrower {
  return { borrower: name, badge: sampleborrowers.find((one) => one.name === name)?.badge ?? null }
}

async function findMachine(work: Work, assetnumber: string): Promise<number | null> {
  return (await work.find(asset, { assetnumber }))?.assetid ?? null
}
