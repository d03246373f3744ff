import { defineColumns, type RowOf, type Tone } from '@shopdb/contract'
import { stateWords } from './states.ts'
import { usbdevice } from './usb-device.ts'

type Device = RowOf<typeof usbdevice>

/** Who has it, or where it is otherwise, in one word that the eye finds at once. */
export const wherecolumn = defineColumns(usbdevice, {
  columns: { where: 'Where it is' },
  cells: (platform, devices) => {
    const today = platform.today()
    return devices.map((one) => ({ where: { value: placeText(one), tone: toneOf(one, today) } }))
  },
})

const isInfected = ({ state, scanresult }: Device): boolean => scanresult === 'infected' && state !== 'destroyed'

function placeText(device: Device): string {
  const { state, borrower } = device
  const place = state === 'out' ? `with ${borrower ?? 'somebody'}` : stateWords(state)
  return isInfected(device) ? `${place}, infected` : place
}

function toneOf(device: Device, today: string): Tone {
  const { state, duedate } = device
  if (isInfected(device)) return 'error'
  if (state === 'out') return duedate !== null && duedate < today ? 'error' : 'info'
  return state === 'lost' ? 'warning' : 'neutral'
}
