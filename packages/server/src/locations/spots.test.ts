import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

describeShop('spots on floor plans', {}, (shop) => {
  const number = (): string => crypto.randomUUID().slice(0, 8)
  const plan = async (name: string = number()): Promise<number> =>
    Number((await shop.post('/api/floorplans', { name, width: 1000, height: 500 }))['floorplanid'])
  const machine = async (more: object = {}, assetnumber = number()): Promise<number> =>
    Number((await shop.post('/api/equipment', { assetnumber, ...more }))['assetid'])
  const flaw = async (method: 'POST' | 'PATCH', path: string, body: object): Promise<string> => {
    const { status, errors } = await shop.refused(method, path, { body })
    return `${status} ${errors?.[0]?.path} ${errors?.[0]?.message}`
  }

  test('a site without floor plans keeps coordinates as they come', async () => {
    expect(await machine({ mapx: 99_999, mapy: 5 })).toBeGreaterThan(0)
  })

  test('a spot lies within the picture, has both coordinates and names its plan, however it is written', async () => {
    const floorplanid = await plan('Ground floor')
    const id = await machine({ floorplanid, mapx: 1000, mapy: 500 })
    expect(await flaw('PATCH', `/api/equipment/${id}`, { mapx: 1001 })).toBe(
      '400 /mapx must be from 0 to 1000, the width of Ground floor, not 1001',
    )
    expect(await flaw('PATCH', `/api/assets/${id}`, { mapy: null })).toMatch(/^400 \/mapy must be given together/u)
    expect(await flaw('PATCH', `/api/assets/${id}`, { floorplanid: null })).toBe(
      `400 /floorplanid must say on which floor plan the spot is: ${floorplanid} (Ground floor)`,
    )
    expect(await flaw('POST', '/api/locations', { name: number(), floorplanid, mapx: 1, mapy: 501 })).toMatch(
      /^400 \/mapy/u,
    )
    expect(await flaw('POST', '/api/assets/bulk', { ids: [id], changes: { mapx: 2000 } })).toMatch(/^400 \/mapx/u)
    const raw = `assetnumber,mapx,mapy,floorplanname\n${number()},1,2,Ground floor\n${number()},9999,2,Ground floor`
    const headers = { 'content-type': 'text/csv' }
    const { body } = await shop.request('POST', '/api/equipment/import', { raw, headers })
    expect(body).toMatchObject({ created: 1, rejected: 1 })
  })

  test('what stands outside from before can still be renamed', async () => {
    const { database } = shop.running.site
    const id = await machine({ floorplanid: await plan(), mapx: 1, mapy: 1 })
    await database.transaction((trx) =>
      trx.updateTable('assets').set({ mapx: 5000 }).where('assetid', '=', id).execute(),
    )
    await shop.patch(`/api/equipment/${id}`, { name: 'Old saw' })
    expect(await flaw('PATCH', `/api/equipment/${id}`, { mapy: 3 })).toMatch(/^400 \/mapx/u)
  })

  test('a plan stays as long as something stands on it', async () => {
    const name = number()
    const floorplanid = await plan(name)
    const tag = number()
    const id = await machine({ floorplanid, mapx: 900, mapy: 10 }, tag)
    const refusal = async (method: 'DELETE' | 'PATCH', path: string, body?: object) => {
      const { status, type, detail } = await shop.refused(method, path, body ? { body } : {})
      return `${status} ${type} ${detail}`
    }
    const path = `/api/floorplans/${floorplanid}`
    expect(await refusal('DELETE', path)).toBe(
      `409 urn:shopdb:inuse ${name} cannot be removed, for on it stand: 1 asset (${tag}). Move them to another floor plan or give their spots back first.`,
    )
    expect(await refusal('DELETE', `${path}?purge=true`)).toMatch(/cannot be purged/u)
    expect(await refusal('PATCH', path, { width: 800 })).toBe(
      `409 urn:shopdb:inuse ${name} cannot be 800 by 500, for outside would stand: 1 asset (${tag}). Move them first.`,
    )
    await shop.patch(path, { width: 900 })
    await shop.delete(`/api/assets/${id}`)
    await shop.delete(path)
    // Back on a plan that is gone it would be nowhere to be seen.
    expect(await flaw('POST', `/api/equipment/${id}/restore`, {})).toMatch(
      /^400 \/floorplanid must be a floor plan that/u,
    )
    await shop.post(`${path}/restore`)
    await shop.post(`/api/equipment/${id}/restore`)
  })
})
