import type { ChangeSetAnswer, HistoryEntry, ListAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

describeShop('the log', {}, (shop) => {
  const latest = async () => {
    const { data } = await shop.get<ListAnswer<ChangeSetAnswer>>('/api/changesets?perpage=1')
    const [set] = data
    const entries = await shop.get<ListAnswer<HistoryEntry>>(`/api/changesets/${String(set?.changesetid)}/entries`)
    return [set?.subject?.entityname, entries.data[0]?.entityname]
  }
  const twice = (name: unknown) => [name, name]

  test('calls what has no name of its own by the asset that it is about, after that is gone too', async () => {
    const { assetid } = await shop.post('/api/equipment', { assetnumber: 'N-1' })
    const path = `/api/equipment/focas/${String(assetid)}`
    await shop.post('/api/equipment/focas', { assetid, ipaddress: '10.1.1.1' })
    expect(await latest()).toEqual(twice('FOCAS of N-1'))
    await shop.patch(path, { port: 8194 })
    expect(await latest()).toEqual(twice('FOCAS of N-1'))
    const history = await shop.get<ListAnswer<HistoryEntry>>(`${path}/history`)
    expect(history.data.map(({ entityname }) => entityname)).toEqual(twice('FOCAS of N-1'))
    const { articleid } = await shop.post('/api/knowledgebase', { title: 'Oil' })
    const tie = await shop.post('/api/knowledgebase/articleassets', { articleid, aboutassetid: assetid })
    expect(await latest()).toEqual(twice('Concerned asset N-1'))
    await shop.request('DELETE', `/api/knowledgebase/articleassets/${String(tie['articleassetid'])}?purge=true`)
    await shop.request('DELETE', `${path}?purge=true`)
    await shop.request('DELETE', `/api/equipment/${String(assetid)}?purge=true`)
    const gone = await shop.get<ListAnswer<HistoryEntry>>(`${path}/history`)
    expect(gone.data[0]).toMatchObject({ action: 'purge', entityname: 'FOCAS of N-1' })
  })

  test('calls a relationship by both its ends', async () => {
    const [one, other] = await Promise.all(
      ['N-2', 'N-3'].map((assetnumber) => shop.post('/api/equipment', { assetnumber })),
    )
    const ends = { sourceassetid: one?.['assetid'], targetassetid: other?.['assetid'] }
    await shop.post('/api/assetrelationships', { ...ends, relationshiptypeid: 1 })
    expect(await latest()).toEqual(twice('Relationship of N-2 and N-3'))
  })
})
