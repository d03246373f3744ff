import { freshDatabase, openTestShop, type Person, type TestShop, testEngines } from '@shopdb/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const rounds = 12

describe.skipIf(!testEngines().includes('mysql'))('two replicas of a site', () => {
  const opened: (() => Promise<void>)[] = []
  const shops: TestShop[] = []
  beforeAll(async () => {
    const database = await freshDatabase('mysql')
    opened.push(() => database.remove())
    for (const name of ['one', 'other']) {
      const environment = {
        DATABASE_URL: database.settings.url ?? '',
        SHOPDB_SECRET: 'the same of both replicas, in a test',
      }
      const { shop, close } = await openTestShop('mysql', environment)
      opened.push(close)
      shops.push(Object.assign(shop, { name }))
    }
  })
  afterAll(async () => {
    for (const close of opened.toReversed()) await close()
  })

  /** What became of two requests that were sent at the same moment, one to each. */
  const both = async (path: string, bodies: (round: number) => readonly object[]): Promise<readonly number[][]> => {
    const outcomes: number[][] = []
    for (let round = 0; round < rounds; round += 1) {
      const replies = shops.map((shop: Person, at) => shop.request('POST', path, { body: bodies(round)[at] }))
      outcomes.push((await Promise.all(replies)).map(({ status }) => status).toSorted((one, two) => one - two))
    }
    return outcomes
  }
  const once = Array.from({ length: rounds }, () => [201, 409])

  test('make one of two subnets that overlap, though they are asked at the same moment', async () => {
    const path = '/api/network/subnets'
    expect(await both(path, (round) => [{ cidr: `10.${round}.0.0/24` }, { cidr: `10.${round}.0.128/25` }])).toEqual(
      once,
    )
    expect(await both(path, (round) => [{ cidr: `172.16.${round}.0/25` }, { cidr: `172.16.${round}.0/24` }])).toEqual(
      once,
    )
  })

  test('reserve another address for each of two who ask', async () => {
    const [one, other] = shops
    const { subnetid } = (await one?.post('/api/network/subnets', { cidr: '10.99.0.0/24' })) ?? {}
    const asked = await both(`/api/network/subnets/${String(subnetid)}/actions/reserve`, () => [{}, {}])
    expect(asked).toEqual(Array.from({ length: rounds }, () => [200, 200]))
    expect(await other?.get('/api/network/addresses?perpage=1')).toMatchObject({ meta: { total: 2 * rounds } })
  })

  test('give one of two VLANs a number', async () => {
    const named = (number: number) => ['Office', 'Voice'].map((name) => ({ number, name }))
    expect(await both('/api/network/vlans', (round) => named(round + 1))).toEqual(once)
  })
})
