import {
  type Action,
  type ActionCall,
  choice,
  conflict,
  integer,
  type JsonRow,
  macaddress,
  type Platform,
  reference,
  type RowOf,
  ShopError,
  text,
  type Work,
} from '@shopdb/contract'
import { address, subnet } from './addresses.ts'
import { findFree } from './free-addresses.ts'
import { takenIn } from './taken.ts'

type Subnet = RowOf<typeof subnet>

/** Takes the next free addresses of a subnet. Of two people who ask at once, each gets others: the database keeps them apart. */
export const reserveAddress: Action = {
  of: subnet,
  name: 'reserve',
  label: 'Reserve the next free address',
  icon: 'bookmark-plus',
  help: 'The first that nobody has, outside of the DHCP range.',
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
  offered: ({ iscontainer }) => iscontainer !== true,
  run: async (platform, { id = 0, input }) => {
    const within = await platform.get(subnet, id)
    const taken = await reserve(platform, within, input)
    const message = `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} reserved in ${within.cidr}.`
    return { message: message.slice(0, 500), tone: 'success', link: `/pages/network/subnet?subnetid=${id}` }
  },
}

const tries = 20

async function reserve(platform: Platform, within: Subnet, input: ActionCall['input']): Promise<readonly string[]> {
  const { count, ...facts } = input
  const wanted = Number(count ?? 1)
  for (let attempt = 1; ; attempt += 1) {
    const free = await findFree(within, wanted, takenIn(platform, within))
    if (free.length < wanted)
      throw conflict(`${within.cidr} has only ${free.length} free addresses outside of its DHCP range.`)
    try {
      return await platform.change(`Reserved in ${within.cidr}`, (work) => takeAll(work, within, { free, facts }))
    } catch (error) {
      // Somebody else was faster; the next ones are looked for.
      if (!(error instanceof ShopError) || error.code !== 'conflict' || attempt === tries) throw error
    }
  }
}

interface Wanted {
  readonly free: readonly string[]
  readonly facts: JsonRow
}

async function takeAll(work: Work, { addressspaceid }: Subnet, { free, facts }: Wanted): Promise<readonly string[]> {
  for (const ipaddress of free) {
    const known = await work.find(address, {
      ipaddress,
      addressspaceid: Number(addressspaceid),
      isactive: [true, false],
    })
    if (known?.isactive) throw conflict(`${ipaddress} was taken meanwhile.`)
    if (known) await work.restore(address, known.addressid)
    if (known) await work.update(address, known.addressid, { ...forgotten, ...facts })
    else await work.create(address, { ...facts, ipaddress, addressspaceid })
  }
  return free
}

/** What an address that was given back was before is nobody's any more. */
const forgotten = { hostname: null, holderid: null, macaddress: null, description: null, mode: 'static' } as const
