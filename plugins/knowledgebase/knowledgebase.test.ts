import { addDays, dayOf } from '@shopdb/contract'
import { describeShop, type TestShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'

const path = '/api/knowledgebase'
const day = (ago: number): string => addDays(dayOf(new Date().toISOString()), -ago)

interface Made {
  readonly articleid: number
}

interface Panel {
  readonly plugin: string
  readonly lines: readonly { readonly label: string; readonly link: string }[]
}

async function write(shop: TestShop, values: object): Promise<number> {
  return (await shop.post<Made>(path, values)).articleid
}

describeShop('the knowledge base', {}, (shop) => {
  test('shows an article on the page of its asset, and of every asset of its model', async () => {
    const { modelid } = await shop.post('/api/models', { name: 'KB 200' })
    const mine = await shop.post('/api/equipment', { assetnumber: 'KB-1' })
    const same = await shop.post('/api/equipment', { assetnumber: 'KB-2', modelid })
    const other = await shop.post('/api/equipment', { assetnumber: 'KB-3' })
    const [own, shared] = [await write(shop, { title: 'Oil' }), await write(shop, { title: 'Filter' })]
    await shop.post(`${path}/articleassets`, { articleid: own, aboutassetid: mine['assetid'] })
    await shop.post(`${path}/articlemodels`, { articleid: shared, modelid })
    const articlesOn = async (assetid: unknown) => {
      const { data } = await shop.get<{ data: readonly Panel[] }>(`/api/assets/${String(assetid)}/panels`)
      const lines = data.filter(({ plugin }) => plugin === 'knowledgebase').flatMap((panel) => panel.lines)
      return lines.map(({ label, link }) => [label, link])
    }
    expect(await articlesOn(mine['assetid'])).toEqual([['Oil', `/knowledgebase/${own}`]])
    expect(await articlesOn(same['assetid'])).toEqual([['Filter', `/knowledgebase/${shared}`]])
    expect(await articlesOn(other['assetid'])).toEqual([])
    const twice = { articleid: own, aboutassetid: mine['assetid'] }
    expect(await shop.refused('POST', `${path}/articleassets`, { body: twice })).toMatchObject({ status: 409 })
  })

  test('finds an article by its title, its keywords, its text and the program it is about', async () => {
    const values = { title: 'Replace the quillfeed', keywords: 'sprocket', body: 'Turn the **gudgeon**.' }
    const articleid = await write(shop, { ...values, application: 'Quillmaster' })
    for (const q of ['quillfeed', 'sprock', 'gudgeon', 'quillmaster'])
      expect(await shop.get(`${path}?q=${q}`), q).toMatchObject({ data: [{ articleid }] })
    expect(JSON.stringify(await shop.get('/api/search?q=gudgeon'))).toContain(`/knowledgebase/${articleid}`)
  })

  test('says when an article is to be looked at again, and a review moves that day', async () => {
    const articleid = await write(shop, { title: 'Old', revieweddate: day(400) })
    const one = `${path}/${articleid}`
    const { reviewdue } = await shop.get(one)
    expect(String(reviewdue) < day(0)).toBe(true)
    const counted = async () => JSON.stringify(await shop.get('/api/dashboard'))
    expect(await counted()).toContain('Articles due for review')
    expect(await shop.get('/api/pages/knowledgebase/review')).toMatchObject({
      data: [{ title: 'Overdue', table: { rows: [{ subject: 'Old', day: reviewdue, tone: 'error' }] } }, {}],
    })
    await shop.post(`${one}/actions/review`, {})
    expect(await shop.get(one)).toMatchObject({ revieweddate: day(0), isdoubted: false })
    expect(await counted()).not.toContain('Articles due for review')
    await shop.patch(one, { reviewmonths: 0 })
    expect(await shop.get(one)).toMatchObject({ reviewdue: null })
    expect(await shop.refused('PATCH', one, { body: { reviewdue: day(0) } })).toMatchObject({ status: 400 })
    expect(await shop.refused('PATCH', one, { body: { revieweddate: addDays(day(0), 2) } })).toMatchObject({
      errors: [{ path: '/revieweddate', message: 'must not lie in the future' }],
    })
    const { createddate, revieweddate } = await shop.post(path, { title: 'Written today' })
    expect(revieweddate).toBe(dayOf(String(createddate)))
  })

  test('counts what readers said and nothing else, and one who knows better puts an article in doubt', async () => {
    const articleid = await write(shop, { title: 'Boot menu' })
    const one = `${path}/${articleid}`
    const viewer = await shop.as('viewer')
    expect(await viewer.get(`${one}/actions`)).toMatchObject({ data: [{ name: 'say' }] })
    await viewer.post(`${one}/actions/say`, { verdict: 'helped' })
    await viewer.post(`${one}/actions/say`, { verdict: 'out of date', comment: 'It looks otherwise.' })
    expect(await shop.get(one)).toMatchObject({ isdoubted: true })
    const stat = { title: 'Articles reported out of date', value: 1, link: '/knowledgebase?isdoubted=true' }
    expect(await shop.get('/api/dashboard')).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining(stat)]),
    })
    expect(await shop.get(`${path}/columns?id=${articleid}`)).toMatchObject({
      data: [{ name: 'helped', values: [{ id: articleid, value: '1 of 2' }] }],
    })
    const notes = await shop.get<{ data: readonly { articlenoteid: number }[] }>(
      `${path}/articlenotes?articleid=${articleid}`,
    )
    expect(notes.data).toMatchObject([{ verdict: 'out of date', saidby: 'A viewer' }, { verdict: 'helped' }])
    const note = `${path}/articlenotes/${notes.data[0]?.articlenoteid}`
    expect(await shop.refused('PATCH', note, { body: { comment: 'No.' } })).toMatchObject({ status: 409 })
    // Only who reads an article says so: nobody writes it down for somebody else.
    const said = { articleid, verdict: 'helped', saidby: 'Somebody else', notedon: day(9) }
    expect(await shop.refused('POST', `${path}/articlenotes`, { body: said })).toMatchObject({ status: 405 })
    expect(await viewer.refused('POST', `${one}/actions/review`, { body: {} })).toMatchObject({ status: 403 })
    await shop.post(`${one}/actions/review`, {})
    expect(await shop.get(one)).toMatchObject({ isdoubted: false })
  })

  test('takes in the list of the old system, twice without doubling it', async () => {
    const lines = [
      'legacylinkid,title,keywords,link,share,revieweddate,legacyclicks',
      '1,How to replace the DNC client,printer dnc printer dnc ,http://intranet.example.test/kb/1,,2023-11-17,799',
      String.raw`2,How to map a shopfloor PC,printer dnc printer dnc ,,\\\\filesrv\\docs\\kb5.docx,2022-06-17,949`,
      '3,How to reset a shopfloor PC,printer dnc ,,,2024-12-17,363',
    ]
    const sending = { raw: lines.join('\n'), headers: { 'content-type': 'text/csv' } }
    expect((await shop.request('POST', `${path}/import`, sending)).body).toMatchObject({ created: 3, rejected: 0 })
    expect((await shop.request('POST', `${path}/import`, sending)).body).toMatchObject({ created: 0, unchanged: 3 })
    expect(await shop.get(`${path}?legacylinkid=2`)).toMatchObject({
      data: [
        {
          keywords: 'printer, dnc',
          share: String.raw`\\filesrv\docs\kb5.docx`,
          reviewdue: '2023-06-17',
          legacyclicks: 949,
        },
      ],
    })
  })

  test('takes no link that is none, and no share that is none', async () => {
    const body = { title: 'Odd', link: 'javascript:alert(1)', share: 'C:/temp' }
    const flaws = { status: 400, errors: [{ path: '/link' }, { path: '/share' }] }
    expect(await shop.refused('POST', path, { body })).toMatchObject(flaws)
  })
})
