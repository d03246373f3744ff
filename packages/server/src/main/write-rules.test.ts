import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dayOf } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { writePlugins } from '../testing/author.ts'
import { describeShop, type Person } from '../testing/shop.ts'

const folder = await mkdtemp(join(tmpdir(), 'shopdb-rules-'))
await writePlugins(folder, [
  {
    name: 'tolls',
    source: `import { conflict, defineAssetType, definePlugin, defineResource, forbidden, integer, relationship, text, writeRule } from '@shopdb/contract'
const forever = () => new Promise(() => undefined)
const toll = defineResource({
  name: 'Toll', table: 'tolls',
  fields: { name: text({ required: true, max: 20, unique: true }), count: integer({ default: 1 }), twice: integer({ readonly: true }), note: text({ max: 20 }) },
})
const slip = defineResource({ name: 'Slip', table: 'slips', fields: { name: text({ required: true, max: 60 }), seal: text({ readonly: true }) } })
const gate = defineAssetType({ name: 'Gate', table: 'gates', fields: { code: text({ max: 20, identity: true }), height: integer({}) } })
const odd = {
  throws: () => { throw new Error('wires crossed') },
  hangs: forever,
  rubbish: () => ({ nothing: 1 }),
  words: () => 'rubbish',
  dated: (reader) => ({ note: reader.today() }),
  timed: (reader) => ({ note: reader.now().slice(0, 16) }),
  huge: () => ({ note: 'y'.repeat(10_000_000) }),
}
export const plugin = definePlugin({
  resources: [toll, slip],
  assettypes: [gate],
  settings: { most: integer({ default: 1000 }) },
  permissions: [{ name: 'tolls.waive', least: 'manager', label: 'Waive a toll' }],
  rules: [
    writeRule(toll, {
      before: async (reader, { before, after }) => {
        if (after.name in odd) return odd[after.name](reader)
        if (after.note === 'waived' && !reader.may('tolls.waive')) throw forbidden('Managers waive tolls.')
        if (after.note === 'renamed' && !reader.may('slips.write')) throw forbidden('Renaming needs slips.write.')
        if (after.note === 'unknown') reader.may('nobody.knows')
        if (before && after.count < before.count) throw conflict('A toll never falls.')
        if (after.count > (await reader.settings.get('most'))) throw conflict('A toll has its limit.')
        if (before && !after.isactive && after.count > 100) throw conflict('A toll above 100 stays.')
        return { twice: after.count * 2, note: after.tollid === 0 ? 'one of ' + (await reader.count(toll)) : undefined }
      },
      after: async (work, { before, after }) => {
        if (after.name === 'late') await new Promise((resolve) => setTimeout(resolve, 1300))
        if (after.name.startsWith('deep')) await work.create(toll, { name: after.name + '!' })
        await work.create(slip, { name: after.name + ' ' + (before ? before.count : 'new') + ' ' + after.count })
      },
    }),
    writeRule(relationship, {
      after: async (work, { before, after }) => {
        if (after.label === 'refused') throw conflict('Not this one.')
        await work.create(slip, { name: 'tie ' + (before?.label ?? 'new') + ' ' + after.label })
        if (after.label === 'throws') throw new Error('wires crossed')
        if (after.label === 'hangs') await forever()
      },
    }),
    writeRule(gate, {
      before: (_reader, { before, after }) => {
        if (after.height > 9) throw conflict('No gate is higher than 9.')
        if (before?.height && after.height !== null && after.height < before.height) return { height: before.height }
      },
      overruled: async (work, { before, after, asked }) => {
        if (asked.code === 'throws') throw new Error('wires crossed')
        await work.create(slip, { name: [before.height, after.height, asked.height, asked.code].join(' ') })
      },
    }),
  ],
  routes: [{ method: 'POST', path: '/made/:name', permission: 'tolls.write', summary: 'Make one', handle: ({ platform, params }) =>
    platform.change('Made', (work) => work.create(toll, { name: params.name, count: 7 })) },
  { method: 'POST', path: '/doubled/:name', permission: 'tolls.write', summary: 'Make one and take it away', handle: ({ platform, params }) =>
    platform.change('Doubled', async (work) => {
      const slips = await work.create(slip, { name: params.name, seal: 'by code' })
      const changed = await work.update(slip, slips.slipid, { seal: 'by code again' })
      await work.purge(slip, slips.slipid)
      return { seals: [slips.seal, changed.seal], left: await work.count(slip, { name: params.name, isactive: [true, false] }) }
    }) }],
})`,
  },
])

const environment = {
  SHOPDB_PLUGINS: folder,
  SHOPDB_ENV: 'production',
  SHOPDB_SECRET: 'bT4kqv0Zr8nY1xWfLs6mEo9uHc3dGi7p',
}

describeShop('rules of a plugin', environment, (shop) => {
  const path = '/api/tolls'
  const make = (name: string, count = 1) => shop.post<{ tollid: number }>(path, { name, count })
  const slips = async () =>
    (await shop.get<{ data: readonly { name: string }[] }>(`${path}/slips?perpage=500`)).data.map(({ name }) => name)
  const refused = (name: string, from: Person = shop) => from.refused('POST', path, { body: { name } })
  const wake = () => shop.post('/api/plugins/tolls/hooks/rules/retry')

  test('are told what was asked for where they decided otherwise, though nothing else is written', async () => {
    const { assetid } = await shop.post<{ assetid: number }>(`${path}/gates`, { assetnumber: 'G-9', height: 5 })
    const gate = `${path}/gates/${assetid}`
    await shop.patch(gate, { height: 6, code: 'weak' })
    expect(await shop.patch(gate, { height: 4 })).toMatchObject({ height: 6 })
    expect(await shop.patch(gate, { height: 3, code: 'weaker' })).toMatchObject({ height: 6, code: 'weaker' })
    expect((await slips()).filter((name) => name.startsWith('6 6'))).toEqual(['6 6 3 weaker', '6 6 4 weak'])
    const { data } = await shop.get<{ data: readonly { changesetid: number }[] }>('/api/changesets?perpage=1')
    await shop.post(`/api/changesets/${data[0]?.changesetid}/undo`)
    expect((await slips()).filter((name) => name.startsWith('6 6'))).toEqual(['6 6 4 weak'])
    expect(await shop.refused('PATCH', gate, { body: { height: 2, code: 'throws' } })).toMatchObject({
      detail: expect.stringContaining('tolls has a rule about each gate'),
    })
    expect(await shop.get(gate)).toMatchObject({ code: 'weak' })
  })

  test('set members beside those that are written, what people may not set too', async () => {
    const { tollid } = await make('first', 3)
    expect(await shop.get(`${path}/${tollid}`)).toMatchObject({ twice: 6, note: 'one of 0' })
    await shop.patch(`${path}/${tollid}`, { count: 4 })
    expect(await shop.get(`${path}/${tollid}`)).toMatchObject({ twice: 8, note: 'one of 0' })
    expect(await shop.get(`${path}/${tollid}/history`)).toMatchObject({
      data: [{ after: { count: 4, twice: 8 } }, { after: { count: 3, twice: 6 } }],
    })
  })

  test('refuse in their own words, whoever writes', async () => {
    const { tollid } = await make('strict', 5)
    const one = `${path}/${tollid}`
    const falls = { status: 409, detail: 'A toll never falls.' }
    expect(await shop.refused('PATCH', one, { body: { count: 4 } })).toMatchObject(falls)
    const bulk = { ids: [tollid], changes: { count: 4 } }
    expect(await shop.refused('POST', `${path}/bulk`, { body: bulk })).toMatchObject(falls)
    const raw = 'name,count\nstrict,4\nfresh,2\n'
    const imported = await shop.request('POST', `${path}/import`, { raw, headers: { 'content-type': 'text/csv' } })
    expect(imported.body).toMatchObject({ created: 1, lines: [{ errors: [{ message: falls.detail }] }, {}] })
    const items = [
      { code: 'low', height: 3 },
      { code: 'high', height: 12 },
    ]
    expect(await shop.post('/api/collectors/tolls/gates', items)).toMatchObject({
      created: 1,
      rejected: 1,
      items: [{ outcome: 'created' }, { outcome: 'rejected' }],
    })
    expect(await shop.get(one)).toMatchObject({ count: 5 })
  })

  test('are asked by the code of plugins and by bulk edits, row by row', async () => {
    expect(await shop.post(`${path}/made/coded`)).toMatchObject({ count: 7, twice: 14 })
    const ids = [(await make('row a', 1)).tollid, (await make('row b', 2)).tollid]
    expect(await shop.post(`${path}/bulk`, { ids, changes: { count: 20 } })).toMatchObject({ updated: 2 })
    expect(await slips()).toEqual(expect.arrayContaining(['coded new 7', 'row a 1 20', 'row b 2 20']))
  })

  test('know the day at the site and the moment', async () => {
    const before = new Date()
    const [{ tollid: dated }, { tollid: timed }] = [await make('dated'), await make('timed')]
    const after = new Date()
    const days = [before, after].map((moment) => dayOf(moment.toISOString()))
    expect(days).toContain((await shop.get(`${path}/${dated}`))['note'])
    const minutes = [before, after].map((moment) => moment.toISOString().slice(0, 16))
    expect(minutes).toContain((await shop.get(`${path}/${timed}`))['note'])
  })

  test('look at the settings of their plugin', async () => {
    await make('modest', 50)
    await shop.patch('/api/plugins/tolls/settings', { most: 40 })
    const limited = { status: 409, detail: 'A toll has its limit.' }
    expect(await shop.refused('POST', path, { body: { name: 'lavish', count: 50 } })).toMatchObject(limited)
    await shop.patch('/api/plugins/tolls/settings', { most: null })
    await make('lavish', 50)
  })

  test('know what those who write may, in a form, an import or a bulk edit', async () => {
    const [operator, manager] = [await shop.as('operator'), await shop.as('manager')]
    const body = { name: 'waived by', note: 'waived' }
    const managers = { status: 403, detail: 'Managers waive tolls.' }
    expect(await operator.refused('POST', path, { body })).toMatchObject(managers)
    const raw = 'name,note\nwaived by,waived\n'
    const imported = await operator.request('POST', `${path}/import`, { raw, headers: { 'content-type': 'text/csv' } })
    expect(imported.body).toMatchObject({ created: 0, lines: [{ errors: [{ message: managers.detail }] }] })
    const { tollid } = await operator.post<{ tollid: number }>(path, { name: 'renamed', note: 'renamed' })
    const bulk = { ids: [tollid], changes: { note: 'waived' } }
    expect(await operator.refused('POST', `${path}/bulk`, { body: bulk })).toMatchObject(managers)
    await manager.post(path, body)
    const unknown = await shop.refused('POST', path, { body: { name: 'odd', note: 'unknown' } })
    expect(unknown).toMatchObject({ status: 500, detail: expect.stringContaining('The plugin tolls') })
    await wake()
  })

  test('code of a plugin sets what people may not, and takes away for good what is too old', async () => {
    expect(await shop.refused('POST', `${path}/slips`, { body: { name: 'mine', seal: 'mine' } })).toMatchObject({
      status: 400,
    })
    expect(await shop.post(`${path}/doubled/kept`)).toEqual({ seals: ['by code', 'by code again'], left: 0 })
  })

  test('write what follows into the same change, so that one undo takes back both and asks nobody', async () => {
    const { tollid } = await make('undone', 2)
    await shop.patch(`${path}/${tollid}`, { count: 6 })
    expect(await slips()).toContain('undone 2 6')
    const { data } = await shop.get<{ data: readonly { changeset: { changesetid: number; entries: number } }[] }>(
      `${path}/${tollid}/history`,
    )
    expect(data[0]?.changeset.entries).toBe(2)
    await shop.post(`/api/changesets/${data[0]?.changeset.changesetid}/undo`)
    expect(await shop.get(`${path}/${tollid}`)).toMatchObject({ count: 2, twice: 4 })
    expect(await slips()).not.toContain('undone 2 6')
  })

  test('are asked for what is removed, and purged', async () => {
    const { tollid } = await make('dear', 500)
    const stays = { status: 409, detail: 'A toll above 100 stays.' }
    expect(await shop.refused('DELETE', `${path}/${tollid}`)).toMatchObject(stays)
    expect(await shop.refused('DELETE', `${path}/${tollid}?purge=true`)).toMatchObject(stays)
    const cheap = await make('cheap')
    await shop.delete(`${path}/${cheap.tollid}?purge=true`)
    expect(await slips()).toContain('cheap 1 1')
  })

  test.each(['throws', 'rubbish', 'words', 'huge'])(
    'that fail refuse the write and name the plugin: %s',
    async (name) => {
      expect(await refused(name)).toMatchObject({ status: 500, detail: expect.stringContaining('The plugin tolls') })
      expect(await shop.get(`${path}?name=${name}`)).toMatchObject({ data: [] })
      await wake()
    },
  )

  test('that hang cost those who write at the same time no more than their time', async () => {
    const begun = performance.now()
    const [hung, ...others] = await Promise.all([
      refused('hangs'),
      ...Array.from({ length: 5 }, (_, at) => shop.post('/api/vendors', { name: `Beside ${at}` })),
    ])
    expect(performance.now() - begun).toBeLessThan(3000)
    expect(hung).toMatchObject({ status: 500, detail: expect.stringContaining('longer than 1 s') })
    expect(others).toHaveLength(5)
    const { data } = await shop.get<{ data: readonly { name: string; hooks: readonly object[] }[] }>('/api/plugins')
    const mine = data.find(({ name }) => name === 'tolls')
    expect(mine).toMatchObject({ adds: { rules: ['tolls', 'assetrelationships', 'gates'] } })
    await wake()
  })

  test('that come too late write nothing any more', async () => {
    expect(await refused('late')).toMatchObject({ status: 500 })
    const writing = Array.from({ length: 5 }, (_, at) => shop.post('/api/vendors', { name: `Meanwhile ${at}` }))
    await Promise.all([...writing, sleep(500)])
    expect(await slips()).not.toContain('late new 1')
    expect(await shop.get(`${path}?name=late`)).toMatchObject({ data: [] })
    await wake()
  })

  test('that set themselves off without end are stopped, and nothing of it stays', async () => {
    expect(await refused('deep')).toMatchObject({ detail: expect.stringContaining('more than 5 deep') })
    expect(await shop.get(`${path}?name.startswith=deep`)).toMatchObject({ data: [] })
    await wake()
  })

  test('follow relations, which the site writes all the same where they fail', async () => {
    const assets = await Promise.all(
      ['G1', 'G2'].map((assetnumber) => shop.post<{ assetid: number }>(`${path}/gates`, { assetnumber })),
    )
    const [sourceassetid, targetassetid] = assets.map(({ assetid }) => assetid)
    const types = await shop.get<{ data: readonly { relationshiptypeid: number }[] }>(
      '/api/relationshiptypes?name=connectedto',
    )
    const body = { sourceassetid, targetassetid, relationshiptypeid: types.data[0]?.relationshiptypeid, label: 'first' }
    const { relationshipid } = await shop.post<{ relationshipid: number }>('/api/assetrelationships', body)
    const label = (to: string) => shop.patch(`/api/assetrelationships/${relationshipid}`, { label: to })
    for (const to of ['throws', 'hangs', 'last']) expect(await label(to)).toMatchObject({ label: to })
    expect((await slips()).filter((name) => name.startsWith('tie'))).toEqual(['tie hangs last', 'tie new first'])
    const one = `/api/assetrelationships/${relationshipid}`
    const no = await shop.refused('PATCH', one, { body: { label: 'refused' } })
    expect(no).toMatchObject({ status: 409, detail: 'Not this one.' })
    await wake()
  })

  test('that fail five times in a row rest, and until they are well nothing is written', async () => {
    for (let times = 0; times < 5; times += 1) await refused('throws')
    expect(await refused('fine')).toMatchObject({ status: 500, detail: expect.stringContaining('passed over') })
    await wake()
    await make('fine')
  })
})
