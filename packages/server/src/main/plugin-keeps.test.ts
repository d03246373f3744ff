import { fileURLToPath } from 'node:url'
import { addDays, conflict } from '@shopdb/contract'
import { beforeAll, expect, test } from 'vitest'
import { keepJob } from '../plugins/keeps/job.ts'
import { runPluginJob } from '../testing/run-job.ts'
import { describeShop } from '../testing/shop.ts'
import { platformsOf } from './platforms.ts'

// The plugin that is kept for contract 0.3.0: orders go 90 days after they were written and the hoist was scrapped.
const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))
const today = (): string => new Date().toLocaleDateString('sv')

type Row = Readonly<Record<string, unknown>>
type List = { readonly data: readonly Row[] }

describeShop('rows that are not kept for ever', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  const hoist = async (code: string, scrapdate: string | null) => {
    const made = await shop.post('/api/contract030/hoists', { assetnumber: code, code, scrapdate })
    return Number(made['assetid'])
  }
  const hoists: Record<string, number> = {}

  const order = async (code: string, part: string, state = 'sent'): Promise<void> => {
    const made = await shop.post('/api/contract030/hoistorders', { hoistid: hoists[code], part })
    await shop.running.site.database.transaction((trx) =>
      trx.updateTable('hoistorders').set({ state }).where('hoistorderid', '=', Number(made['hoistorderid'])).execute(),
    )
  }
  const left = async (): Promise<readonly unknown[]> =>
    (await shop.get<List>('/api/contract030/hoistorders?isactive=true,false&sort=part')).data.map((one) => one['part'])

  /** The night that comes so many days from now. */
  const night = async (days: number, table = 'hoistorders'): Promise<void> => {
    const platform = platformsOf(shop.running.site)('contract030')
    const now = () => new Date(Date.now() + days * 86_400_000).toISOString()
    const then = { ...platform, now, today: () => addDays(today(), days) }
    await runPluginJob(shop.running, `contract030.forget.${table}`, then)
  }
  const sets = async () => (await shop.get<List>('/api/changesets?sort=-changesetid')).data

  beforeAll(async () => {
    hoists['scrapped'] = await hoist('H-1', addDays(today(), -100))
    hoists['late'] = await hoist('H-2', addDays(today(), 50))
    hoists['used'] = await hoist('H-3', null)
    await order('scrapped', 'Hook')
    await order('scrapped', 'Rope', 'waiting')
    await order('scrapped', 'Removed')
    await order('late', 'Chain')
    await order('used', 'Brake')
    const [removed] = (await shop.get<List>('/api/contract030/hoistorders?part=Removed')).data
    await shop.delete(`/api/contract030/hoistorders/${String(removed?.['hoistorderid'])}`)
  })

  test('stay until all their dates are past for so many days, and leave no change set before', async () => {
    const [before] = await sets()
    await night(89)
    expect(await left()).toEqual(['Brake', 'Chain', 'Hook', 'Removed', 'Rope'])
    expect((await sets())[0]).toEqual(before)
  })

  test('then go at night, removed ones too, in a change set that says why and is undone', async () => {
    await night(92)
    expect(await left()).toEqual(['Brake', 'Chain', 'Rope'])
    const [set] = await sets()
    expect(set).toMatchObject({ reason: `Old orders, from before ${addDays(today(), 2)}` })
    await shop.post(`/api/changesets/${String(set?.['changesetid'])}/undo`)
    expect(await left()).toEqual(['Brake', 'Chain', 'Hook', 'Removed', 'Rope'])
    await night(139)
    expect(await left()).toEqual(['Brake', 'Chain', 'Rope'])
  })

  test('stay as long as what they point to has no date, or one that is too young', async () => {
    await night(142)
    expect(await left()).toEqual(['Brake', 'Rope'])
    await night(4000)
    expect(await left()).toEqual(['Brake', 'Rope'])
  })

  test('stay for ever where the setting says so, and for the least that the plugin says', async () => {
    await order('scrapped', 'Wire')
    const keep = (keepdays: number) => shop.patch('/api/plugins/contract030/settings', { keepdays })
    await keep(0)
    await night(4000)
    await keep(1)
    await night(29)
    expect(await left()).toEqual(['Brake', 'Rope', 'Wire'])
    await night(31)
    expect(await left()).toEqual(['Brake', 'Rope'])
  })

  test('stay where another row refers to them or a rule does not let them go, and hold up none of the others', async () => {
    const { site } = shop.running
    const vlan = shop.running.plugins().flatMap(({ plugin }) => plugin?.resources ?? [])
    const of = vlan.find(({ table }) => table === 'vlans')
    if (!of) throw new Error('There are no VLANs.')
    const made = await Promise.all(
      ['Used', 'Held', 'Free'].map((name, at) => shop.post('/api/network/vlans', { name, number: at + 1 })),
    )
    await shop.post('/api/network/subnets', { cidr: '10.0.0.0/24', vlanid: made[0]?.['vlanid'] })
    const platform = platformsOf(site)('network')
    const rules = new Map(site.resources.writerules)
    const after = async (_work: unknown, { entityid }: { entityid?: number | undefined }) => {
      if (entityid === made[1]?.['vlanid']) throw conflict('It may not go.')
    }
    Object.assign(site.resources, {
      writerules: new Map([...rules, ['vlans', [...(rules.get('vlans') ?? []), { after }]]]),
    })
    const now = () => new Date(Date.now() + 10 * 86_400_000).toISOString()
    const keep = keepJob(site.resources.registry, { of, dates: [{ field: 'createddate' }], days: 3 })
    await keep.run({ ...platform, now, today: () => now().slice(0, 10) })
    Object.assign(site.resources, { writerules: rules })
    const { data } = await shop.get<List>('/api/network/vlans?isactive=true,false&sort=number')
    expect(data.map(({ name }) => name)).toEqual(['Used', 'Held'])
  })

  test('go however many there are', async () => {
    const inspections = Array.from({ length: 1203 }, (_, at) => ({
      hoistid: hoists['used'],
      kind: `Look ${at}`,
      nextdue: addDays(today(), -3700 + (at % 7)),
    }))
    const site = platformsOf(shop.running.site)('contract030')
    const inspection = shop.running.plugins().flatMap(({ plugin }) => plugin?.resources ?? [])
    const declaration = inspection.find(({ table }) => table === 'hoistinspections')
    if (!declaration) throw new Error('There are no inspections.')
    await site.change('Many', async (work) => {
      for (const one of inspections) await work.create(declaration, one)
    })
    await night(0, 'hoistinspections')
    expect(await shop.get('/api/contract030/hoistinspections')).toMatchObject({ meta: { total: 0 } })
    const reasons = (await sets()).slice(0, 4).map((one) => one['reason'])
    expect(reasons).toEqual([...Array(3).fill(expect.stringContaining('Hoist inspections, from before')), 'Many'])
  })
})
