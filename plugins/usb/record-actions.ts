import { type ActionOutcome, choice, defineAction, type Fields, type RowOf, text } from '@shopdb/contract'
import { destroying, findings, type RecordKind, usbrecord } from './record.ts'
import { whyNotRecorded } from './states.ts'
import { usbdevice } from './usb-device.ts'

const note = text({ label: 'Note', max: 500 })

interface Recording {
  readonly name: string
  readonly kind: RecordKind
  readonly label: string
  readonly icon: string
  readonly help: string
  readonly input: Fields
  readonly permission?: string
}

const recordings: readonly Recording[] = [
  {
    name: 'scan',
    kind: 'scanned',
    label: 'Record a scan',
    icon: 'shield-check',
    help: 'What the virus scanner found. An infected device is not lent until it is wiped.',
    input: {
      result: choice({ label: 'Result', choices: findings, required: true }),
      tool: text({ label: 'Virus scanner', help: 'With its version.', required: true, max: 120 }),
      note,
    },
  },
  {
    name: 'wipe',
    kind: 'wiped',
    label: 'Record as wiped',
    icon: 'eraser',
    help: 'Everything on it is gone; it counts as not scanned until it is scanned again.',
    input: { tool: text({ label: 'Wiped with', help: 'The tool or the procedure.', required: true, max: 120 }), note },
  },
  {
    name: 'lose',
    kind: 'lost',
    label: 'Record as lost',
    icon: 'circle-help',
    help: 'Whoever has it is not waited for.',
    input: { note },
  },
  {
    name: 'find',
    kind: 'found',
    label: 'Record as found',
    icon: 'search-check',
    help: 'It is back in the drawer.',
    input: { note },
  },
  {
    name: 'destroy',
    kind: 'destroyed',
    label: 'Record as destroyed',
    icon: 'flame',
    help: 'It is gone for good and stays on the list as a proof.',
    permission: destroying.name,
    input: {
      tool: text({ label: 'How', help: 'Shredded, drilled, by which company.', required: true, max: 120 }),
      note,
    },
  },
]

/** Each writes one record, of which its form has the members; what it means for the device is the rule's to say. */
export const recordactions = recordings.map(({ kind, permission = 'usbrecords.write', ...action }) =>
  defineAction({
    ...action,
    of: usbdevice,
    permission,
    offered: (device) => whyNotRecorded(kind, device) ?? true,
    run: async (platform, { id: usbdeviceid = 0, input, user }) => {
      const { result } = await platform.change(`Recorded as ${kind}`, (work) =>
        work.create(usbrecord, { ...input, usbdeviceid, kind, doneby: user.name }),
      )
      return recordedOutcome(await platform.get(usbdevice, usbdeviceid), result ?? kind)
    },
  }),
)

function recordedOutcome({ assetnumber, scanresult, state }: RowOf<typeof usbdevice>, what: string): ActionOutcome {
  const recorded = `${assetnumber} is recorded as ${what}`
  if (scanresult !== 'infected' || state === 'destroyed') return { message: `${recorded}.` }
  return { message: `${recorded}; it is infected and will not be lent. Wipe it.`, tone: 'error' }
}
