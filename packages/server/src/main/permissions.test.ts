import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

describeShop('permissions', {}, (shop) => {
  test('nobody gets anything without signing in', async () => {
    for (const { method, path, permission } of shop.running.site.access.routes.concat()) {
      if (permission === 'public') continue
      expect(await shop.stranger.refused(method, path.replace(':id', '1')), `${method} ${path}`).toMatchObject({
        status: 401,
      })
    }
    for (const path of ['/api/vendors', '/api/assets/1', '/api/meta', '/api/changesets', '/api/vendors/export']) {
      expect(await shop.stranger.refused('GET', path), path).toMatchObject({ status: 401 })
    }
  })

  test('a viewer reads and changes nothing', async () => {
    const viewer = await shop.as('viewer')
    expect(await viewer.get('/api/vendors')).toHaveProperty('data')
    expect(await viewer.refused('POST', '/api/vendors', { body: { name: 'Okuma' } })).toMatchObject({ status: 403 })
    expect(await viewer.refused('GET', '/api/users')).toMatchObject({ status: 403 })
  })

  test('an operator changes machines but not reference data, a manager both, and only an administrator purges', async () => {
    const [operator, manager] = [await shop.as('operator'), await shop.as('manager')]
    const machine = await operator.post('/api/equipment', { assetnumber: '3105' })
    expect(await operator.refused('POST', '/api/vendors', { body: { name: 'Okuma' } })).toMatchObject({ status: 403 })
    await manager.post('/api/vendors', { name: 'Okuma' })
    const path = `/api/equipment/${String(machine['assetid'])}`
    expect(await manager.refused('DELETE', `${path}?purge=true`)).toMatchObject({ status: 403 })
    await manager.delete(path)
    await shop.delete(`${path}?purge=true`)
    expect(await shop.refused('GET', path)).toMatchObject({ status: 404 })
  })

  test('meta tells each what they may do', async () => {
    type Meta = { resources: { name: string; can: { write: boolean } }[] }
    const viewer = await (await shop.as('viewer')).get<Meta>('/api/meta')
    expect(viewer.resources.find(({ name }) => name === 'vendors')?.can.write).toBe(false)
    expect(viewer.resources.map(({ name }) => name)).not.toContain('users')
    const admin = await shop.get<Meta>('/api/meta')
    expect(admin.resources.find(({ name }) => name === 'users')?.can.write).toBe(true)
  })

  test('a list of changes says what each was about, but not of what the caller may not read', async () => {
    type Sets = { data: { subject: { entityname: string; entitytype: string } | null; source: string }[] }
    await shop.post('/api/vendors', { name: 'Renishaw' })
    const viewer = await shop.as('viewer')
    const { data } = await viewer.get<Sets>('/api/changesets')
    expect(data.map((set) => set.subject?.entityname)).toContain('Renishaw')
    expect(data.map((set) => set.subject?.entitytype)).not.toContain('users')
    const all = await shop.get<Sets>('/api/changesets')
    expect(all.data.map((set) => set.subject?.entitytype)).toContain('users')
  })

  test('an undo needs the permission to write what it changes', async () => {
    const made = await shop.post('/api/vendors', { name: 'Zeiss' })
    const history = await shop.get<{ data: { changeset: { changesetid: number } }[] }>(
      `/api/vendors/${String(made['vendorid'])}/history`,
    )
    const path = `/api/changesets/${history.data[0]?.changeset.changesetid}/undo`
    const operator = await shop.as('operator')
    expect(await operator.refused('POST', path)).toMatchObject({ status: 403 })
    await shop.post(path)
    expect(await shop.refused('GET', `/api/vendors/${String(made['vendorid'])}`)).toMatchObject({ status: 404 })
  })

  test('what only an administrator may do, only an administrator undoes, and does again', async () => {
    const [operator, manager] = [await shop.as('operator'), await shop.as('manager')]
    const machine = await operator.post('/api/equipment', { assetnumber: '3106' })
    const path = `/api/equipment/${String(machine['assetid'])}`
    await operator.delete(path)
    await shop.delete(`${path}?purge=true`)
    type Sets = { data: readonly { changesetid: number; leastrole: string }[] }
    const last = async () => (await operator.get<Sets>('/api/changesets?perpage=1')).data[0]
    const purged = await last()
    expect(purged).toMatchObject({ leastrole: 'admin' })
    const undo = `/api/changesets/${purged?.changesetid}/undo`
    expect(await operator.refused('POST', undo)).toMatchObject({
      status: 403,
      detail: expect.stringContaining('Only the role admin may do what'),
    })
    expect(await manager.refused('POST', undo)).toMatchObject({ status: 403 })
    await shop.post(undo)
    expect(await operator.get(path)).toMatchObject({ assetnumber: '3106' })
    const back = await last()
    expect(await manager.refused('POST', `/api/changesets/${back?.changesetid}/undo`)).toMatchObject({ status: 403 })
    await shop.post(`/api/changesets/${back?.changesetid}/undo`)
    expect(await shop.refused('GET', path)).toMatchObject({ status: 404 })
  })

  test('whoever may write a row undoes what an administrator wrote of it', async () => {
    const operator = await shop.as('operator')
    const machine = await shop.post('/api/equipment', { assetnumber: '3107' })
    const path = `/api/equipment/${String(machine['assetid'])}`
    await shop.patch(path, { name: 'Lathe' })
    type Sets = { data: readonly { changesetid: number; leastrole: string }[] }
    const { data } = await operator.get<Sets>('/api/changesets?perpage=1')
    expect(data[0]).toMatchObject({ leastrole: 'operator' })
    await operator.post(`/api/changesets/${data[0]?.changesetid}/undo`)
    expect(await operator.get(path)).toMatchObject({ name: null })
  })
})
