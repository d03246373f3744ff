import type { PastTie } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'
import { readTieSpans, type TieEntry, tieSpans } from './tie-spans.ts'

describeShop('the ties that an asset had', {}, (shop) => {
  const { machine, tie, lastChange, undo } = tiesOf(shop)
  const path = '/api/assetrelationships'
  const spans = (assetid: number, since?: string): Promise<readonly PastTie[]> =>
    readTieSpans(shop.running.site.resources.database.read, assetid, since)
  const told = async (assetid: number, since?: string) =>
    (await spans(assetid, since)).map(
      (one) =>
        `${one.type} ${one.targetassetid === assetid ? one.sourceassetid : one.targetassetid} ${one.until === null ? 'holds' : 'ended'}`,
    )

  test('are told from both ends, with the time from which they hold', async () => {
    const [gage, lathe] = [await machine('S-1'), await machine('S-2')]
    await tie(gage, 'connectedto', lathe, { label: 'in process' })
    const [one] = await spans(gage)
    expect(one).toMatchObject({ type: 'connectedto', sourceassetid: gage, targetassetid: lathe, label: 'in process' })
    expect(Date.now() - Date.parse(one?.from ?? '')).toBeLessThan(60_000)
    expect(await told(lathe)).toEqual([`connectedto ${gage} holds`])
  })

  test('are told when they were ended, and again when they came back', async () => {
    const [gage, lathe] = [await machine('S-10'), await machine('S-11')]
    const id = await tie(gage, 'controls', lathe)
    await shop.delete(`${path}/${id}`)
    expect(await told(gage)).toEqual([`controls ${lathe} ended`])
    await shop.post(`${path}/${id}/restore`)
    expect(await told(gage)).toEqual([`controls ${lathe} holds`, `controls ${lathe} ended`])
  })

  test('are told when a new one took the place of an ended one, and when they were purged', async () => {
    const [gage, lathe] = [await machine('S-20'), await machine('S-21')]
    await shop.delete(`${path}/${await tie(gage, 'partof', lathe)}`)
    const again = await tie(gage, 'partof', lathe)
    expect(await told(gage)).toEqual([`partof ${lathe} holds`, `partof ${lathe} ended`])
    await shop.delete(`${path}/${again}?purge=true`)
    expect(await told(gage)).toEqual([`partof ${lathe} ended`, `partof ${lathe} ended`])
  })

  test('are told when they were aimed at another asset', async () => {
    const [gage, first, second] = [await machine('S-30'), await machine('S-31'), await machine('S-32')]
    const id = await tie(gage, 'connectedto', first)
    await shop.patch(`${path}/${id}`, { targetassetid: second })
    expect(await told(gage)).toEqual([`connectedto ${second} holds`, `connectedto ${first} ended`])
    expect(await told(first)).toEqual([`connectedto ${gage} ended`])
  })

  test('are not told when they had ended before the moment that is asked for', async () => {
    const [gage, before, after] = [await machine('S-40'), await machine('S-41'), await machine('S-42')]
    await shop.delete(`${path}/${await tie(gage, 'connectedto', before)}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const since = new Date().toISOString()
    await shop.delete(`${path}/${await tie(gage, 'connectedto', after)}?purge=true`)
    expect(await told(gage, since)).toEqual([`connectedto ${after} ended`])
    expect(await told(gage)).toHaveLength(2)
  })

  test('end when the change that made them is undone', async () => {
    const [gage, lathe] = [await machine('S-50'), await machine('S-51')]
    await undo(await lastChange(await tie(gage, 'controls', lathe)))
    expect(await told(gage)).toEqual([`controls ${lathe} ended`])
  })

  test('are not those of an asset whose key begins with the same digits', async () => {
    const [gage, lathe] = [await machine('S-60'), await machine('S-61')]
    await shop.delete(`${path}/${await tie(gage, 'controls', lathe)}?purge=true`)
    for (const key of [Number(String(gage).slice(0, -1)), gage * 10, gage * 10 + 1])
      expect(await told(key)).not.toContain(`controls ${lathe} ended`)
  })
})

test('a tie that was taken out and came back as it was, as with the passport of a plugin, held all the time', () => {
  const kinds = new Map([[1, 'controls' as const]])
  const entry = (action: string, day: number, targetassetid: number) => ({
    relationshipid: 7,
    action,
    after: action === 'purge' ? null : JSON.stringify({ relationshiptypeid: 1, sourceassetid: 3, targetassetid }),
    at: `2026-11-0${day}T08:00:00.000Z`,
  })
  const told = (...entries: readonly TieEntry[]) =>
    tieSpans(entries, 3, kinds).map(({ from, until, targetassetid }) => [
      from.slice(9, 10),
      until?.slice(9, 10),
      targetassetid,
    ])
  expect(told(entry('create', 1, 4), entry('purge', 2, 4))).toEqual([['1', '2', 4]])
  expect(told(entry('create', 1, 4), entry('purge', 2, 4), entry('create', 5, 4))).toEqual([['1', undefined, 4]])
  expect(told(entry('create', 1, 4), entry('purge', 2, 4), entry('create', 5, 6))).toEqual([
    ['1', '2', 4],
    ['5', undefined, 6],
  ])
  const ended = { ...entry('update', 3, 4), after: '{"isactive":false}' }
  const later = [ended, entry('purge', 4, 4), { ...entry('create', 5, 4), after: null }]
  expect(told(entry('create', 1, 4), ...later)).toEqual([['1', '3', 4]])
})
