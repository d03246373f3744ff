import { fileURLToPath } from 'node:url'
import type { HistoryEntry, ListAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

const folder = fileURLToPath(new URL('../../../../examples/contracts/0.3.0', import.meta.url))

describeShop('the entries of a change', { SHOPDB_PLUGINS: folder, SHOPDB_ENV: 'production' }, (shop) => {
  const latest = async (): Promise<readonly HistoryEntry[]> => {
    const { data } = await shop.get<ListAnswer<{ changesetid: number }>>('/api/changesets?perpage=1')
    const path = `/api/changesets/${String(data[0]?.changesetid)}/entries`
    return (await shop.get<ListAnswer<HistoryEntry>>(path)).data
  }

  test('say of which class an asset is, so that its fields are read as on its page, until it is purged', async () => {
    const path = '/api/contract030/hoists'
    const { assetid } = await shop.post(path, { assetnumber: 'H-1', code: 'H-1' })
    await shop.patch(`${path}/${String(assetid)}`, { state: 'locked' })
    expect(await latest()).toMatchObject([{ entitytype: 'assets', resource: 'hoists', after: { state: 'locked' } }])
    await shop.request('DELETE', `${path}/${String(assetid)}?purge=true`)
    const [purged] = await latest()
    expect(purged).toMatchObject({ action: 'purge', entityname: 'H-1' })
    expect(purged?.resource).toBeUndefined()
  })

  test('say nothing of the kind of what is no asset', async () => {
    await shop.post('/api/vendors', { name: 'Okuma' })
    const [made] = await latest()
    expect(made).toMatchObject({ entitytype: 'vendors', entityname: 'Okuma' })
    expect(made?.resource).toBeUndefined()
  })
})
