import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'

const path = '/api/assetrelationships'

describeShop('relations', {}, (shop) => {
  const { machine, body, tie, relations, told, type } = tiesOf(shop)

  test('a relation is read from both of its ends, each in its own words', async () => {
    const [press, cell] = [await machine('R-1', { name: 'Press' }), await machine('R-2')]
    await tie(press, 'partof', cell, { label: 'left', notes: 'since spring', inheritsposition: true })
    expect(await relations(press)).toMatchObject([
      {
        verb: 'is part of',
        isforward: true,
        label: 'left',
        notes: 'since spring',
        inheritsposition: true,
        propagatedfromid: null,
        made: 0,
        other: { assetid: cell, assetnumber: 'R-2', assettypename: 'Equipment', isactive: true },
      },
    ])
    expect(await relations(cell)).toMatchObject([
      { verb: 'has the part', isforward: false, other: { assetnumber: 'R-1', name: 'Press' } },
    ])
  })

  test('relations are listed by type, those that start from the asset first, and in pages', async () => {
    const [middle, ...others] = await Promise.all(['R-10', 'R-11', 'R-12', 'R-13'].map((number) => machine(number)))
    const [one = 0, two = 0, three = 0] = others
    await tie(three, 'connectedto', middle ?? 0)
    await tie(two, 'controls', middle ?? 0)
    await tie(one, 'partof', middle ?? 0)
    await tie(middle ?? 0, 'controls', three)
    expect(await told(middle ?? 0)).toEqual([
      'has the part R-11',
      'controls R-13',
      'is controlled by R-12',
      'is connected to R-13',
    ])
    const second = await shop.get(`/api/assets/${middle}/relationships?page=2&perpage=3`)
    expect(second).toMatchObject({ data: [{ verb: 'is connected to' }], meta: { page: 2, perpage: 3, total: 4 } })
  })

  test('an asset is not tied to itself', async () => {
    const id = await machine('R-20')
    const problem = await shop.refused('POST', path, { body: await body(id, 'partof', id) })
    expect(problem).toMatchObject({ status: 400, errors: [{ path: '/targetassetid' }] })
  })

  test('the halves of a machine, and two ends of a cable, are tied once, whichever is named first', async () => {
    const [one, other] = [await machine('R-30'), await machine('R-31')]
    for (const name of ['partof', 'connectedto']) {
      const id = await tie(one, name, other)
      for (const [source, target] of [
        [one, other],
        [other, one],
      ] as const) {
        const problem = await shop.refused('POST', path, { body: await body(source, name, target) })
        expect(problem).toMatchObject({ status: 409, errors: [{ path: '/targetassetid' }] })
        expect(problem.errors?.[0]?.message).toContain(`relationship ${id}`)
      }
    }
  })

  test('two controllers may control each other, but each only once', async () => {
    const [one, other] = [await machine('R-40'), await machine('R-41')]
    await tie(one, 'controls', other)
    await tie(other, 'controls', one)
    expect(await told(one)).toEqual(['controls R-41', 'is controlled by R-41'])
    expect(await shop.refused('POST', path, { body: await body(one, 'controls', other) })).toMatchObject({
      status: 409,
    })
  })

  test('what is tied again after it was ended is a new relation, and the old one gives way', async () => {
    const [one, other] = [await machine('R-50'), await machine('R-51')]
    const first = await tie(one, 'partof', other, { label: 'first' })
    await shop.delete(`${path}/${first}`)
    expect(await told(one)).toEqual([])
    const second = await tie(one, 'partof', other, { label: 'second' })
    expect(await relations(one)).toMatchObject([{ relationshipid: second, label: 'second' }])
    await shop.delete(`${path}/${second}`)
    await tie(other, 'partof', one)
    expect(await told(one)).toEqual(['has the part R-51'])
    const problem = await shop.refused('POST', `${path}/${second}/restore`)
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/targetassetid' }] })
  })

  test('a relation that is aimed at what another one says already is refused', async () => {
    const [one, two, three] = [await machine('R-60'), await machine('R-61'), await machine('R-62')]
    await tie(one, 'connectedto', two)
    const id = await tie(three, 'connectedto', one)
    const problem = await shop.refused('PATCH', `${path}/${id}`, { body: { sourceassetid: two } })
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/targetassetid' }] })
  })

  test('types and assets that are not there are refused by the member that names them', async () => {
    const [one, gone] = [await machine('R-70'), await machine('R-71')]
    await shop.delete(`/api/equipment/${gone}`)
    const at = async (more: object): Promise<unknown> => {
      const problem = await shop.refused('POST', path, { body: { ...(await body(one, 'partof', gone)), ...more } })
      return [problem.status, problem.errors?.map((flaw) => flaw.path), problem.errors?.[0]?.message]
    }
    expect(await at({})).toEqual([400, ['/targetassetid'], 'must be an asset that is there; R-71 was removed'])
    expect(await at({ targetassetid: 999_999 })).toMatchObject([400, ['/targetassetid'], /none with key 999999/u])
    expect(await at({ targetassetid: one, sourceassetid: 999_999 })).toMatchObject([400, ['/sourceassetid'], /999999/u])
    const [known] = [await machine('R-72')]
    expect(await at({ targetassetid: known, relationshiptypeid: 99 })).toMatchObject([
      400,
      ['/relationshiptypeid'],
      /99/u,
    ])
    expect(await at({ targetassetid: known, relationshiptypeid: 'owns' })).toMatchObject([
      400,
      ['/relationshiptypeid'],
      /./u,
    ])
  })

  test('the relations of an asset that was removed stay, and say so at the other end', async () => {
    const [one, other] = [await machine('R-80'), await machine('R-81')]
    const id = await tie(one, 'partof', other)
    await shop.delete(`/api/equipment/${other}`)
    expect(await relations(one)).toMatchObject([
      { relationshipid: id, other: { assetnumber: 'R-81', isactive: false } },
    ])
    await shop.patch(`${path}/${id}`, { label: 'still here' })
    expect(await relations(one)).toMatchObject([{ label: 'still here' }])
  })

  test('a relation propagates through another kind than its own, and no kind feeds itself', async () => {
    const [one, other] = [await machine('R-90'), await machine('R-91')]
    const refused = async (name: string, through: unknown): Promise<unknown> =>
      (
        await shop.refused('POST', path, {
          body: { ...(await body(one, name, other)), propagatesthroughid: through },
        })
      ).errors
    const flaw = [{ path: '/propagatesthroughid' }]
    expect(await refused('controls', await type('controls'))).toMatchObject(flaw)
    expect(await refused('partof', await type('controls'))).toMatchObject(flaw)
    expect(await refused('controls', 99)).toMatchObject(flaw)
    expect(await refused('controls', -1)).toMatchObject(flaw)
    expect(await told(one)).toEqual([])
  })

  test('an asset that is not there has no relations, and no parameter is passed over', async () => {
    expect(await shop.refused('GET', '/api/assets/999999/relationships')).toMatchObject({ status: 404 })
    expect(await shop.refused('GET', '/api/assets/x/graph')).toMatchObject({ status: 404 })
    const id = await machine('R-95')
    const problem = await shop.refused('GET', `/api/assets/${id}/relationships?type=partof`)
    expect(problem).toMatchObject({ status: 400, errors: [{ path: '/type' }] })
    expect(await shop.stranger.refused('GET', `/api/assets/${id}/relationships`)).toMatchObject({ status: 401 })
  })
})
