import type { Column, RowOf, Tone } from '@shopdb/contract'
import { stateWords } from './states.ts'
import { usbdevice } from './usb-device.ts'

type Device = RowOf<typeof usbdevice>

/** Who has it, or where it is otherwise, in one word that the eye finds at once. */
export const wherecolumn: Column = {
  of: usbdevice,
  name: 'where',
  label: 'Where it is',
  values: async (platform, ids) => {
    const today = platform.today()
    const devices = await platform.listAll(usbdevice, { assetid: ids, isactive: [true, false] })
    return devices.map((one) => ({ id: one.assetid, value: placeText(one), tone: toneOf(one, today) }))
  },
}

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
