import { describeShop } from '@shopdb/server/testing'
import { expect, test } from 'vitest'
import { ago, type List, tools } from './testing.ts'

describeShop('a tool that was written down twice', {}, (shop) => {
  const { make, get, record, cases, act } = tools(shop)

  test('has the calibrations, uses and cases of both once it is one, and stands as the newest of them says', async () => {
    const [keep, other] = [await make('G-1'), await make('G-2')]
    await record(keep, ago(400))
    await record(other, ago(90), { result: 'fail', asfound: 'out of tolerance' })
    await record(other, ago(30))
    await act(other, 'use', { useddate: ago(3) })
    const [open] = await cases(other)
    const closing = { impact: 'None', disposition: 'no effect' }
    await shop.post(`/api/measuringtools/tolerancecases/${String(open?.['tolerancecaseid'])}/actions/close`, closing)
    await shop.post(`/api/assets/${keep}/merge`, { assetid: other })
    const { data } = await shop.get<List>(`/api/measuringtools/calibrations?measuringtoolid=${keep}`)
    expect(data.map(({ caldate }) => caldate)).toEqual([ago(30), ago(90), ago(400)])
    expect(await get(keep)).toMatchObject({ lastcaldate: ago(30), lastresult: 'pass', usessince: 1 })
    expect(await cases(keep)).toMatchObject([{ tolerancecaseid: open?.['tolerancecaseid'], isclosed: true }])
  })
})
