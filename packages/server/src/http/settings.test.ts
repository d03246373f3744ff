import type { SettingsAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const path = '/api/settings'

describeShop('the settings of the site', { SHOPDB_LOG_LEVEL: 'error' }, (shop) => {
  const siteName = async (): Promise<string> => (await shop.get<{ site: { name: string } }>('/api/meta')).site.name

  test('a site that was never named is given its name, for everybody at once', async () => {
    expect(await shop.get<SettingsAnswer>(path)).toMatchObject({
      fields: [
        { name: 'sitename', label: 'Name of the site', required: true, max: 120 },
        { name: 'trustorder' },
        {},
        { name: 'displays', default: 'signedin', labels: { everybody: 'every screen on the network' } },
      ],
      values: { sitename: null },
    })
    expect(await siteName()).toBe('ShopDB')
    expect(await shop.patch(path, { sitename: ' North works ' })).toMatchObject({ values: { sitename: 'North works' } })
    expect(await siteName()).toBe('North works')
  })

  test('how collectors are taken is among them, and goes back to what it was at first', async () => {
    const settings = { trustorder: 'collector,manual,import', junkidentities: 'FLEET-0\nSPARE' }
    expect(await shop.get<SettingsAnswer>(path)).toMatchObject({
      values: { trustorder: 'manual,collector,import', junkidentities: null },
    })
    expect(await shop.patch(path, settings)).toMatchObject({ values: settings })
    expect(await shop.patch(path, { trustorder: 'manual,collector,import', junkidentities: null })).toMatchObject({
      values: { trustorder: 'manual,collector,import', junkidentities: null },
    })
  })

  test('what they were and are is told to those who may set them, and to nobody else', async () => {
    await shop.patch(path, { sitename: 'East works' })
    await shop.patch(path, { sitename: 'West works' })
    const [set] = (await shop.get<{ data: { changesetid: number }[] }>('/api/changesets?perpage=1')).data
    const entries = `/api/changesets/${set?.changesetid}/entries`
    expect(await shop.get(entries)).toMatchObject({
      data: [{ entitytype: 'settings', before: { sitename: 'East works' }, after: { sitename: 'West works' } }],
    })
    expect(await (await shop.as('manager')).get(entries)).toMatchObject({ data: [] })
  })

  test('a change of them is undone and done again like any other, by those who may set them', async () => {
    const last = async (): Promise<number> =>
      Number((await shop.get<{ data: { changesetid: number }[] }>('/api/changesets?perpage=1')).data[0]?.changesetid)
    await shop.patch(path, { sitename: 'East works', displays: 'signedin' })
    await shop.patch(path, { sitename: 'West works', displays: 'everybody' })
    const undo = `/api/changesets/${await last()}/undo`
    expect(await (await shop.as('manager')).refused('POST', undo)).toMatchObject({ status: 403 })
    const { changesetid } = await shop.post(undo, {})
    expect(await shop.get(path)).toMatchObject({ values: { sitename: 'East works', displays: 'signedin' } })
    expect(await siteName()).toBe('East works')
    expect(await shop.refused('POST', undo)).toMatchObject({ status: 409 })
    await shop.post(`/api/changesets/${String(changesetid)}/undo`, {})
    expect(await shop.get(path)).toMatchObject({ values: { sitename: 'West works', displays: 'everybody' } })
  })

  test('what was set anew since is in the way of an undo', async () => {
    await shop.patch(path, { sitename: 'North works' })
    const sets = await shop.get<{ data: { changesetid: number }[] }>('/api/changesets?perpage=1')
    await shop.patch(path, { sitename: 'South works' })
    expect(await shop.refused('POST', `/api/changesets/${sets.data[0]?.changesetid}/undo`)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Settings of the site was changed later by'),
    })
    expect(await siteName()).toBe('South works')
  })

  test('who changed them is in the log; what stays as it is changes nothing', async () => {
    type Sets = { data: { reason: string; actorname: string; entries: number }[]; meta: { total: number } }
    await shop.patch(path, { sitename: 'South works' })
    const sets = await shop.get<Sets>('/api/changesets')
    expect(sets.data[0]).toMatchObject({ reason: 'Settings of the site', actorname: 'Administrator', entries: 1 })
    await shop.patch(path, { sitename: 'South works' })
    await shop.patch(path, {})
    expect((await shop.get<Sets>('/api/changesets')).meta.total).toBe(sets.meta.total)
  })

  test.each([
    [{ sitename: '' }, '/sitename', 'must not be empty'],
    [{ sitename: null }, '/sitename', 'required'],
    [{ sitename: 5 }, '/sitename', 'must be text'],
    [{ trustorder: 'collector' }, '/trustorder', 'must be one of'],
    [{ setuptoken: 'x' }, '/setuptoken', 'is not a member here'],
  ])('%j is refused', async (body, at, words) => {
    const problem = await shop.refused('PATCH', path, { body })
    expect(problem).toMatchObject({ status: 400, errors: [{ path: at, message: expect.stringContaining(words) }] })
  })

  test('the environment is told with what is set and what is not, and no secret is', async () => {
    const { environment } = await shop.get<SettingsAnswer>(path)
    const told = new Map(environment.map((one) => [one.variable, one]))
    expect(told.get('SHOPDB_LOG_LEVEL')).toMatchObject({ value: 'error', isset: true, issecret: false })
    expect(told.get('SHOPDB_ENV')).toMatchObject({ value: 'production', isset: false })
    expect(told.get('SHOPDB_ADMIN_PASSWORD')).toMatchObject({ value: null, isset: true, issecret: true })
    expect(told.get('SHOPDB_SECRET')).toMatchObject({ value: null, isset: false, issecret: true })
    const secrets = environment.filter((one) => one.issecret)
    expect(secrets.map((one) => one.value)).toEqual(secrets.map(() => null))
    expect(JSON.stringify(environment)).not.toContain('correct horse')
  })

  test('they are for administrators only', async () => {
    const manager = await shop.as('manager')
    expect(await manager.refused('GET', path)).toMatchObject({ status: 403 })
    expect(await manager.refused('PATCH', path, { body: { sitename: 'Mine' } })).toMatchObject({ status: 403 })
  })
})
