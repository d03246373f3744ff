import type { TestShop } from './shop.ts'
import { tiesOf } from './ties.ts'

/** What a shop has and no sample: a chain through another plugin's tool, a file, a secret, a renamed type, a removed row. */
export async function addUneasyRows(shop: TestShop): Promise<void> {
  const { machine, tie } = tiesOf(shop)
  const tool = await shop.post('/api/measuringtools', { assetnumber: 'U-2', mapx: 40, mapy: 50, floorplanid: 1 })
  const [first, last, pc] = [
    await machine('U-1'),
    await machine('U-3'),
    await shop.post('/api/computers', { assetnumber: 'U-PC' }),
  ]
  await tie(Number(tool['assetid']), 'partof', first)
  await tie(last, 'partof', Number(tool['assetid']))
  // The PC controls the last one only because the tool stands between.
  await tie(Number(pc['assetid']), 'controls', first, { label: 'HMI', inheritsposition: true })
  const headers = { 'content-type': 'application/octet-stream' }
  const { body } = await shop.request('POST', '/api/files?name=how.txt', { raw: 'Press the green one.', headers })
  // The row of the file, as the door tells it.
  const { fileid } = body as { readonly fileid: number }
  const article = await shop.post('/api/knowledgebase', { title: 'How to start', fileid })
  await shop.post('/api/knowledgebase/articleassets', {
    articleid: article['articleid'],
    aboutassetid: tool['assetid'],
  })
  await shop.patch('/api/plugins/notifications/settings', { smtphost: 'mail.example.com', smtppassword: 'green' })
  const { data } = await shop.get<{ data: readonly { assettypeid: number }[] }>('/api/assettypes?tablename=printers')
  await shop.patch(`/api/assettypes/${String(data[0]?.assettypeid)}`, { name: 'Print room', color: '#112233' })
  const printer = await shop.post('/api/printers', { assetnumber: 'U-4' })
  await shop.delete(`/api/printers/${String(printer['assetid'])}`)
}
