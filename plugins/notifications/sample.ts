import { asset, businessunit, location, type InputOf, type Work } from '@shopdb/contract'
import { notification } from './notification.ts'
import { scope } from './scope.ts'
import type { Site } from './settings.ts'

const hour = 3_600_000

/** When a sample begins and ends, in hours from the last full one; without an end it is open. */
interface Sample {
  readonly from: number
  readonly until?: number
  readonly row: Omit<InputOf<typeof notification>, 'starttime' | 'endtime'>
  /** Whom it concerns, by name or number. */
  readonly unit?: string
  readonly place?: string
  readonly machine?: string
}

const samples: readonly Sample[] = [
  {
    from: -1,
    until: 3,
    place: 'Grinding',
    row: {
      title: 'Compressed air off in Grinding',
      type: 'maintenance',
      severity: 'warning',
      text: 'The main line is opened for the new dryer. Drain the traps before you leave the machine.',
      ticketno: 'CHG-2041',
    },
  },
  {
    from: -0.5,
    machine: '3104',
    row: {
      title: '3104: spindle drive fault',
      type: 'incident',
      severity: 'critical',
      text: 'Do not restart it. The drive has been ordered.',
      ticketno: 'INC-8821',
    },
  },
  {
    from: -48,
    row: {
      title: 'Hearing protection in the whole hall',
      type: 'awareness',
      text: 'The wall to the compressor room is open until the rebuild is done.',
    },
  },
  {
    from: 10,
    until: 12,
    unit: 'Quality',
    row: {
      title: 'Windows updates of the PCs in Quality',
      type: 'change',
      text: 'Each PC restarts once. Save programs to the DNC server before.',
      ticketno: 'CHG-2057',
    },
  },
  {
    from: 20,
    until: 20.5,
    row: {
      title: 'Test of the fire alarm',
      type: 'awareness',
      recurrence: 'monthly',
      text: 'Stay at your machine; it is only a test.',
    },
  },
  {
    from: -30,
    until: -6,
    row: { title: 'DNC server was slow', type: 'incident', severity: 'warning', ticketno: 'INC-8807' },
  },
]

/** Believable notices around now. */
export async function sample(site: Site): Promise<void> {
  await site.change('Sample data', async (work) => {
    for (const one of samples) await addSample(work, one, site.now())
  })
}

async function addSample(work: Work, one: Sample, now: string): Promise<void> {
  const full = Math.floor(Date.parse(now) / hour) * hour
  const at = (hours: number): string => new Date(full + hours * hour).toISOString()
  const times = { starttime: at(one.from), endtime: one.until === undefined ? null : at(one.until) }
  const { notificationid } = await work.create(notification, { ...one.row, ...times })
  const place = one.place === undefined ? undefined : await work.find(location, { name: one.place })
  const machine = one.machine === undefined ? undefined : await work.find(asset, { assetnumber: one.machine })
  const unit = one.unit === undefined ? undefined : await work.find(businessunit, { name: one.unit })
  if (place) await work.create(scope, { notificationid, locationid: place.locationid })
  if (machine) await work.create(scope, { notificationid, concernedassetid: machine.assetid })
  if (unit) await work.create(scope, { notificationid, businessunitid: unit.businessunitid })
}
