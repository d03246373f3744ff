import { choice, conflict, defineAction, integer, inWords, macaddress, reference, text } from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { freeIn } from './free-addresses.ts'
import { subnetPath } from './words.ts'

/** Takes the next free addresses of a subnet. Change sets come one after the other, so each of many who ask gets others. */
export const reserveAddress = defineAction({
  of: subnet,
  name: 'reserve',
  label: 'Reserve the next free address',
  icon: 'bookmark-plus',
  help: 'The first that nobody has, by these lists or by what printers, PCs and machines tell, outside of the DHCP range.',
  permission: 'addresses.write',
  budget: 20_000,
  input: {
    hostname: text({ label: 'Host name', max: 255 }),
    holderid: reference({ label: 'Used by', to: 'assets' }),
    macaddress: macaddress({ label: 'MAC address' }),
    mode: choice({ label: 'Given', choices: ['static', 'reserved'], default: 'static' }),
    description: text({ label: 'Description', max: 255 }),
    count: integer({ label: 'How many', min: 1, max: 64, default: 1 }),
  },
  offered: ({ iscontainer }) => !iscontainer,
  run: async (platform, { id = 0, input: { count, ...facts } }) => {
    const within = await platform.get(subnet, id)
    const taken = await platform.change(`Reserved in ${within.cidr}`, async (work) => {
      const free = await freeIn(work, within, count)
      if (free.length < count)
        throw conflict(
          `${within.cidr} has only ${inWords(free.length, 'free address', 'free addresses')} outside of its DHCP range.`,
        )
      const addressspaceid = Number(within.addressspaceid)
      // What an address that was given back was before is nobody's any more.
      for (const ipaddress of free) await work.renew(address, { ipaddress, addressspaceid }, facts)
      return free
    })
    const message = `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} reserved in ${within.cidr}.`
    return { message: message.slice(0, 500), tone: 'success', link: subnetPath(within) }
  },
})
