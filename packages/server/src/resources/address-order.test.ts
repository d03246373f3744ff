import { cidr, defineAssetType, ipaddress } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeEngines } from '../testing/engines.ts'
import { change, openResources } from '../testing/resources.ts'
import { listRows, type Resources } from './resources.ts'
import { createRow } from './write.ts'

const link = defineAssetType({
  name: 'Link',
  table: 'links',
  fields: { ipaddress: ipaddress({ index: true }), subnet: cidr() },
})
const source = { plugin: 'links', title: 'Links', prefix: '/api/links', declarations: [link] }
const clock = { now: () => Date.UTC(2026, 10, 21, 8) }

const addresses = [null, '2.0.0.1', '10.0.0.9', '10.0.0.10', '192.168.0.1', '::1', 'fd00::9', 'fd00::10']
const subnets = [null, '9.0.0.0/8', '10.0.0.0/8', '10.0.0.0/24', '10.0.9.0/24', '10.0.10.0/24', 'fd00::/8', 'fd00::/64']

async function fill(resources: Resources): Promise<void> {
  const resource = resources.registry.get('links')
  await change(resources, async (work) => {
    for (const at of addresses.keys()) {
      const place = (at * 3) % addresses.length
      const input = { assetnumber: `L-${at}`, ipaddress: addresses[place], subnet: subnets[place] }
      await createRow({ engine: resources, work, resource }, input)
    }
  })
}

describeEngines('a list by address', (open) => {
  const walk = async (resources: Resources, sort: string, member: string): Promise<readonly unknown[]> => {
    const walked: unknown[] = []
    for (let after: string | null = ''; after !== null;) {
      const query = { sort, perpage: '3', ...(after === '' ? {} : { after }) }
      const answer = await listRows(resources, resources.registry.get('links'), query)
      walked.push(...answer.data.map((row) => row[member]))
      after = answer.meta.next
    }
    return walked
  }

  test('counts addresses as numbers, IPv4 before IPv6, and is walked in that order', async () => {
    const resources = await openResources(await open(), clock, [source])
    await fill(resources)
    expect(await walk(resources, 'ipaddress', 'ipaddress')).toEqual(addresses)
    expect(await walk(resources, '-ipaddress', 'ipaddress')).toEqual(addresses.toReversed())
  })

  test('puts a larger subnet before those inside it', async () => {
    const resources = await openResources(await open(), clock, [source])
    await fill(resources)
    expect(await walk(resources, 'subnet', 'subnet')).toEqual(subnets)
    expect(await walk(resources, '-subnet', 'subnet')).toEqual(subnets.toReversed())
  })
})
