import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { writePush } from '../collectors/push.ts'
import { describeShop, type Person, type TestShop } from '../testing/shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'shopdb-collecting-'))
const example = fileURLToPath(new URL('../../../../examples/forklifts', import.meta.url))
cpSync(example, join(folder, 'forklifts'), { recursive: true })

type Answer = Readonly<Record<string, unknown>> & { readonly items: readonly Readonly<Record<string, unknown>>[] }

const path = '/api/collectors/forklifts/forklifts'

/** A collector at the door of a shop, with a key of its own. */
async function collectorOf(shop: TestShop): Promise<(body: unknown, query?: string) => Promise<Answer>> {
  const { key } = await shop.post('/api/apikeys', { name: 'Imaging server', pluginname: 'forklifts' })
  return async (body, query = '') => {
    const reply = await shop.stranger.request('POST', `${path}${query}`, {
      body,
      headers: { 'x-api-key': String(key) },
    })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    // The test says what it pushed.
    return reply.body as Answer
  }
}

const history = (who: Person, id: unknown) =>
  who.get<{ data: { action: string }[] }>(`/api/forklifts/${String(id)}/history`)

describeShop('a collector', { SHOPDB_PLUGINS: folder }, (shop) => {
  test('makes an asset that is not known, and knows it again by what identifies it', async () => {
    const push = await collectorOf(shop)
    const made = await push({ fleetnumber: 'FL-1', capacitykg: 1500, vendorname: 'Linde', modelname: 'E16' })
    expect(made).toMatchObject({ created: 1, items: [{ item: 0, outcome: 'created' }] })
    const assetid = made.items[0]?.['assetid']
    expect(await shop.get(`/api/forklifts/${String(assetid)}`)).toMatchObject({
      assetnumber: 'FL-1',
      vendorname: 'Linde',
      modelname: 'E16',
      capacitykg: 1500,
    })
    const changed = await push([{ fleetnumber: ' fl-1', capacitykg: 1600 }])
    expect(changed).toMatchObject({ updated: 1, items: [{ outcome: 'updated', assetid, changed: ['capacitykg'] }] })
    expect((await history(shop, assetid)).data.map(({ action }) => action)).toEqual(['update', 'create'])
  })

  test('that has nothing new to say writes only when it last saw the asset', async () => {
    const push = await collectorOf(shop)
    const item = { fleetnumber: 'FL-2', capacitykg: 900 }
    const { items } = await push(item)
    expect(await push(item)).toMatchObject({ unchanged: 1, changesetid: null })
    expect((await history(shop, items[0]?.['assetid'])).data).toHaveLength(1)
    expect(await shop.get(`/api/assets/${String(items[0]?.['assetid'])}/sightings`)).toMatchObject({
      data: [{ pluginname: 'forklifts', collector: 'forklifts' }],
    })
  })

  test('leaves what a person has set, and says so; also when its report is the same as before', async () => {
    const push = await collectorOf(shop)
    const item = { fleetnumber: 'FL-3', capacitykg: 1000, mastheightmm: 3000 }
    const { items } = await push(item)
    const assetid = String(items[0]?.['assetid'])
    await shop.patch(`/api/forklifts/${assetid}`, { capacitykg: 1250 })
    expect(await push(item)).toMatchObject({
      unchanged: 1,
      items: [{ left: [{ field: 'capacitykg', here: 1250, wanted: 1000 }] }],
    })
    expect(await push({ ...item, mastheightmm: 3300 })).toMatchObject({ items: [{ changed: ['mastheightmm'] }] })
    expect(await shop.get(`/api/forklifts/${assetid}`)).toMatchObject({ capacitykg: 1250, mastheightmm: 3300 })
  })

  test('is answered for each item on its own, and one that is wrong takes nothing else with it', async () => {
    const push = await collectorOf(shop)
    const answer = await push([
      { fleetnumber: 'FL-4' },
      { fleetnumber: 'FL-5', capacitykg: 'heavy', locationname: 'Nowhere' },
      { fleetnumber: 'FL-6', horsepower: 7 },
      7,
    ])
    expect(answer).toMatchObject({
      created: 1,
      rejected: 3,
      items: [
        { outcome: 'created' },
        {
          outcome: 'rejected',
          errors: [{ path: '/capacitykg' }, { path: '/locationname', message: expect.stringContaining('Nowhere') }],
        },
        { outcome: 'rejected', errors: [{ path: '/horsepower' }] },
        { outcome: 'rejected' },
      ],
    })
    expect(await shop.get('/api/forklifts?fleetnumber=FL-5')).toMatchObject({ meta: { total: 0 } })
  })

  test('tries an item without leaving anything behind', async () => {
    const push = await collectorOf(shop)
    expect(await push({ fleetnumber: 'FL-7' }, '?dryrun=true')).toMatchObject({
      dryrun: true,
      created: 1,
      changesetid: null,
    })
    expect(await shop.get('/api/forklifts?fleetnumber=FL-7')).toMatchObject({ meta: { total: 0 } })
  })

  test('with two identities that point to two assets waits for somebody, whose decision holds', async () => {
    const push = await collectorOf(shop)
    const { items: first } = await push({ fleetnumber: 'FL-8' })
    const { items: second } = await push({ serialnumber: 'SN-8' })
    const both = { fleetnumber: 'FL-8', serialnumber: 'SN-8', capacitykg: 800 }
    expect(await push(both)).toMatchObject({
      quarantined: 1,
      items: [{ assetid: null, notes: ['Its identities point to several assets.'] }],
    })
    const inbox = await shop.get<{ data: Readonly<Record<string, unknown>>[] }>('/api/mergeinbox')
    const [one, other] = [first[0]?.['assetid'], second[0]?.['assetid']]
    expect(inbox.data[0]).toMatchObject({ values: both, candidates: [{ assetid: one }, { assetid: other }] })
    const decide = `/api/mergeinbox/${String(inbox.data[0]?.['mergeitemid'])}/decide`
    expect(await shop.refused('POST', decide, { body: { decision: 'asset' } })).toMatchObject({
      errors: [{ path: '/assetid' }],
    })
    expect(await shop.post(decide, { decision: 'asset', assetid: other })).toMatchObject({
      outcome: 'updated',
      assetid: other,
    })
    expect(await shop.refused('POST', decide, { body: { decision: 'new' } })).toMatchObject({ status: 409 })
    expect(await push({ ...both, capacitykg: 850 })).toMatchObject({
      items: [{ outcome: 'updated', assetid: other, changed: ['capacitykg'] }],
    })
    expect(await shop.get(`/api/forklifts/${String(one)}`)).toMatchObject({ fleetnumber: 'FL-8', capacitykg: null })
  })

  test('with a known serial number and a new name is the same thing renamed', async () => {
    const push = await collectorOf(shop)
    const { items } = await push({ fleetnumber: 'FL-30', serialnumber: 'SN-30' })
    expect(await push({ fleetnumber: 'FL-31', serialnumber: 'SN-30' })).toMatchObject({
      items: [{ outcome: 'updated', assetid: items[0]?.['assetid'], changed: ['fleetnumber'] }],
    })
  })

  test('with a known name and a new serial number is another thing, and waits for somebody', async () => {
    const push = await collectorOf(shop)
    const { items } = await push({ fleetnumber: 'FL-32', serialnumber: 'SN-32' })
    const assetid = items[0]?.['assetid']
    const other = { fleetnumber: 'FL-32', serialnumber: 'SN-33' }
    expect(await push(other)).toMatchObject({
      items: [{ outcome: 'quarantined', notes: [expect.stringContaining('serial number')] }],
    })
    const { data } = await shop.get<{ data: Readonly<Record<string, unknown>>[] }>('/api/mergeinbox')
    const waiting = data.find(({ values }) => JSON.stringify(values) === JSON.stringify(other))
    expect(waiting).toMatchObject({ candidates: [{ assetid }] })
    await shop.post(`/api/mergeinbox/${String(waiting?.['mergeitemid'])}/decide`, { decision: 'asset', assetid })
    expect(await shop.get(`/api/forklifts/${String(assetid)}`)).toMatchObject({ serialnumber: 'SN-33' })
    expect(await push({ ...other, capacitykg: 900 })).toMatchObject({ items: [{ outcome: 'updated', assetid }] })
  })

  test('is decided anew when the asset of the decision is gone', async () => {
    const push = await collectorOf(shop)
    await push({ fleetnumber: 'FL-13' })
    const { items } = await push({ serialnumber: 'SN-13' })
    const both = { fleetnumber: 'FL-13', serialnumber: 'SN-13' }
    const waiting = async () => {
      const { data } = await shop.get<{ data: { mergeitemid: number; values: object }[] }>('/api/mergeinbox')
      return data.find(({ values }) => JSON.stringify(values).includes('FL-13'))
    }
    await push(both)
    const assetid = items[0]?.['assetid']
    await shop.post(`/api/mergeinbox/${(await waiting())?.mergeitemid}/decide`, { decision: 'asset', assetid })
    expect(await push(both)).toMatchObject({ quarantined: 0 })
    await shop.delete(`/api/forklifts/${String(assetid)}`)
    await shop.post('/api/forklifts', { assetnumber: 'FL-13 B', serialnumber: 'SN-13' })
    expect(await waiting()).toBeUndefined()
    expect(await push(both)).toMatchObject({ quarantined: 1 })
    expect(await waiting()).toBeDefined()
  })

  test('may be told that two assets are one, which then has what both had', async () => {
    const push = await collectorOf(shop)
    const { items: first } = await push({ fleetnumber: 'FL-11', capacitykg: 700 })
    const { items: second } = await push({ serialnumber: 'SN-11', mastheightmm: 2000 })
    const [keep, other] = [Number(first[0]?.['assetid']), Number(second[0]?.['assetid'])]
    const { assetid: machine } = await shop.post('/api/equipment', { assetnumber: '3105' })
    const types = await shop.get<{ data: Readonly<Record<string, unknown>>[] }>(
      '/api/relationshiptypes?name=connectedto',
    )
    const relationshiptypeid = types.data[0]?.['relationshiptypeid']
    await shop.post('/api/assetrelationships', { sourceassetid: other, targetassetid: machine, relationshiptypeid })
    await push({ fleetnumber: 'FL-11', serialnumber: 'SN-11' })
    const { data } = await shop.get<{ data: { mergeitemid: number; values: object }[] }>('/api/mergeinbox')
    const item = data.find(({ values }) => JSON.stringify(values).includes('FL-11'))
    await shop.post(`/api/mergeinbox/${item?.mergeitemid}/decide`, { decision: 'asset', assetid: keep, merge: true })
    expect(await shop.get(`/api/forklifts/${keep}`)).toMatchObject({
      fleetnumber: 'FL-11',
      serialnumber: 'SN-11',
      capacitykg: 700,
      mastheightmm: 2000,
    })
    expect(await shop.get(`/api/forklifts/${other}`)).toMatchObject({ isactive: false })
    const ties = await shop.get<{ data: object[] }>(`/api/assetrelationships?sourceassetid=${keep}`)
    expect(ties.data).toMatchObject([{ targetassetid: machine }])
  })

  test('with nothing but junk for an identity waits too', async () => {
    const push = await collectorOf(shop)
    const junk = { fleetnumber: 'To be filled by O.E.M.', serialnumber: '0000000' }
    await push(junk)
    expect(await push(junk)).toMatchObject({ quarantined: 1 })
    const { data } = await shop.get<{ data: Readonly<Record<string, unknown>>[] }>('/api/mergeinbox')
    const item = data.find(({ values }) => JSON.stringify(values) === JSON.stringify(junk))
    expect(item).toMatchObject({ seen: 2, candidates: [] })
    await shop.post(`/api/mergeinbox/${String(item?.['mergeitemid'])}/decide`, { decision: 'ignore' })
    expect(await push(junk)).toMatchObject({ quarantined: 1 })
    expect(JSON.stringify(await shop.get('/api/mergeinbox'))).not.toContain('O.E.M.')
  })

  test('is believed over people where the site says so, and knows nothing by numbers that the site calls junk', async () => {
    const push = await collectorOf(shop)
    const { items } = await push({ fleetnumber: 'FL-12', capacitykg: 1000 })
    await shop.patch(`/api/forklifts/${String(items[0]?.['assetid'])}`, { capacitykg: 1250 })
    await shop.patch('/api/settings', { trustorder: 'collector,manual,import', junkidentities: 'spare\nfleet pool' })
    expect(await push({ fleetnumber: 'FL-12', capacitykg: 1000 })).toMatchObject({
      items: [{ changed: ['capacitykg'], left: [] }],
    })
    expect(await push({ fleetnumber: 'Fleet Pool' })).toMatchObject({ quarantined: 1 })
    await shop.patch('/api/settings', { trustorder: 'manual,collector,import', junkidentities: null })
  })

  test('says nothing new, and is listened to all the same once the site believes it over people', async () => {
    const push = await collectorOf(shop)
    const item = { fleetnumber: 'FL-14', capacitykg: 900 }
    const [made] = (await push(item)).items
    await shop.patch(`/api/forklifts/${String(made?.['assetid'])}`, { capacitykg: 950 })
    expect((await push(item)).items).toMatchObject([{ outcome: 'unchanged', left: [{ field: 'capacitykg' }] }])
    expect((await push(item)).items).toMatchObject([{ outcome: 'unchanged', left: [] }])
    await shop.patch('/api/settings', { trustorder: 'collector,manual,import' })
    expect((await push(item)).items).toMatchObject([{ outcome: 'updated', changed: ['capacitykg'] }])
    await shop.patch('/api/settings', { trustorder: 'manual,collector,import' })
  })

  test('whose item was looked up under other settings has it looked up again', async () => {
    const push = await collectorOf(shop)
    const { items } = await push([{ fleetnumber: 'FL-15' }, { serialnumber: 'SN-15' }])
    const [first, other] = items.map(({ assetid }) => Number(assetid))
    const { resources, foresee } = shop.running.site
    const { declaration } = resources.registry.get('forklifts')
    if (declaration.form !== 'assettype') throw new Error('Forklifts are an asset type.')
    const pusher = { plugin: 'forklifts', collector: 'forklifts' }
    const record = { declaration, values: { fleetnumber: 'FL-15', serialnumber: 'SN-15', capacitykg: 1 } }
    const records = [{ item: 0, record, digest: 'both' }]
    const tried = async (said: string) => {
      const foresight = { unchanged: new Map(), known: new Map([['both', first ?? 0]]), said }
      const cause = { actor: systemActor, source: 'collector' as const }
      return await writePush(resources, cause, { pusher, records, refused: [], dryrun: true, foresight })
    }
    const { said } = await foresee(pusher, [])
    expect(await tried(said)).toMatchObject({ items: [{ outcome: 'updated', assetid: first }] })
    expect(await tried('otherwise')).toMatchObject({ items: [{ outcome: 'quarantined' }] })
    expect(other).not.toBe(first)
  })

  test('that brings the same new thing twice at once makes one asset', async () => {
    const push = await collectorOf(shop)
    const answers = await Promise.all(Array.from({ length: 8 }, () => push({ serialnumber: 'SN-9', capacitykg: 1 })))
    expect(answers.filter(({ created }) => created === 1)).toHaveLength(1)
    expect(await shop.get('/api/forklifts?serialnumber=SN-9')).toMatchObject({ meta: { total: 1 } })
  })

  describe('key', () => {
    test('opens the collectors of its plugin and nothing else', async () => {
      const { key, apikeyid } = await shop.post('/api/apikeys', { name: 'Scanner', pluginname: 'equipment' })
      const headers = { 'x-api-key': String(key) }
      const nobody = shop.stranger
      expect(await nobody.refused('POST', path, { body: {}, headers })).toMatchObject({
        status: 403,
        detail: expect.stringContaining('equipment'),
      })
      expect(await nobody.refused('GET', '/api/assets', { headers })).toMatchObject({ status: 403 })
      const basic = { authorization: `Basic ${Buffer.from(`agent:${String(key)}`).toString('base64')}` }
      const schema = await nobody.request('GET', '/api/collectors/equipment/equipment/schema', { headers: basic })
      expect(schema.body).toMatchObject({ type: 'object', properties: { assetnumber: { maxLength: 60 } } })
      expect(JSON.stringify(await shop.get('/api/apikeys'))).not.toContain(String(key))
      await shop.delete(`/api/apikeys/${String(apikeyid)}`)
      expect(await nobody.refused('GET', '/api/collectors/equipment/equipment/schema', { headers })).toMatchObject({
        status: 401,
      })
    })

    test('that is missing is asked for, so that agents which know only passwords send theirs', async () => {
      const reply = await shop.stranger.request('POST', path, { body: {} })
      expect(reply.status).toBe(401)
      expect(reply.headers['www-authenticate']).toContain('Basic')
    })
  })

  test('leaves a trace for those who look after it', async () => {
    const push = await collectorOf(shop)
    await push({ fleetnumber: 'FL-10' })
    const manager = await shop.as('manager')
    expect(await manager.get('/api/collectors')).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ plugin: 'forklifts', name: 'forklifts', path })]),
      pushes: expect.arrayContaining([expect.objectContaining({ actorname: 'Imaging server', items: 1, created: 1 })]),
    })
  })
})
