import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tiesOf } from '../testing/ties.ts'

const path = '/api/assetrelationships'

describeShop('propagation', {}, (shop) => {
  const { machine, tie, told, relations, type, body, lastChange, undo } = tiesOf(shop)

  /** A PC and the halves of one machine; of three or more each is part of the one before. */
  const machineOf = async (number: string, halves = 2): Promise<readonly [number, ...number[]]> => {
    const made: number[] = []
    for (let half = 1; half <= halves; half += 1) made.push(await machine(`${number}-${half}`))
    for (const [index, half] of made.entries()) if (index > 0) await tie(half, 'partof', made[index - 1] ?? 0)
    return [await machine(`PC-${number}`), ...made]
  }
  const controlled = async (pc: number): Promise<string> =>
    (await told(pc))
      .filter((words) => words.startsWith('controls '))
      .map((words) => words.slice(9))
      .join(' ')
  const end = (id: number): Promise<void> => shop.delete(`${path}/${id}`)
  /** The relation of a PC to one half, as the PC's page shows it. */
  const relationTo = async (pc: number, half: number) => (await relations(pc)).find((one) => one.other.assetid === half)

  test('a PC that controls one half of a machine controls both, until it no longer does', async () => {
    const [pc, left = 0, right = 0] = await machineOf('A')
    const id = await tie(pc, 'controls', left, { label: 'HMI', inheritsposition: true })
    expect(await controlled(pc)).toBe('A-1 A-2')
    expect(await relationTo(pc, left)).toMatchObject({ made: 1, propagatedfromid: null, propagatedfromname: null })
    expect(await relationTo(pc, right)).toMatchObject({
      label: 'HMI',
      inheritsposition: true,
      propagatedfromid: id,
      propagatedfromname: 'PC-A controls A-1',
    })
    await end(id)
    expect(await controlled(pc)).toBe('')
    await shop.post(`${path}/${id}/restore`)
    expect(await controlled(pc)).toBe('A-1 A-2')
    await shop.delete(`${path}/${id}?purge=true`)
    expect(await controlled(pc)).toBe('')
  })

  test('what was there before stays when what propagated ends', async () => {
    const [pc, left = 0, right = 0] = await machineOf('B', 3)
    const mine = await tie(pc, 'controls', right, { propagatesthroughid: await type('connectedto') })
    const id = await tie(pc, 'controls', left)
    expect(await controlled(pc)).toBe('B-1 B-2 B-3')
    expect(await relationTo(pc, right)).toMatchObject({ relationshipid: mine, propagatedfromid: null })
    await end(id)
    expect(await controlled(pc)).toBe('B-2')
  })

  test('making, undoing, and undoing that: each time all of it', async () => {
    const [pc, left = 0] = await machineOf('C')
    const id = await tie(pc, 'controls', left)
    const undone = await undo(await lastChange(id))
    expect(await controlled(pc)).toBe('')
    await undo(undone)
    expect(await controlled(pc)).toBe('C-1 C-2')
    await end(id)
    const ended = await lastChange(id)
    expect(await controlled(pc)).toBe('')
    await undo(await undo(await undo(ended)))
    expect(await controlled(pc)).toBe('C-1 C-2')
  })

  test('one change set holds the relation and all that it made', async () => {
    const [pc, left = 0] = await machineOf('D', 3)
    const changesetid = await lastChange(await tie(pc, 'controls', left))
    expect(await shop.get(`/api/changesets/${changesetid}`)).toMatchObject({ entries: 3 })
  })

  test('it reaches three ties far and no further, each asset once', async () => {
    const [pc, first = 0, , third = 0] = await machineOf('E', 5)
    await tie(third, 'connectedto', first)
    await tie(pc, 'controls', first)
    expect(await controlled(pc)).toBe('E-1 E-2 E-3 E-4')
    const ring = await machineOf('F', 3)
    await tie(ring[1] ?? 0, 'partof', ring[3] ?? 0)
    await tie(ring[0], 'controls', ring[2] ?? 0)
    expect(await controlled(ring[0])).toBe('F-1 F-2 F-3')
  })

  test('a PC that is itself part of the machine does not control itself', async () => {
    const [, left = 0] = await machineOf('G')
    const panel = await machine('G-panel')
    await tie(panel, 'partof', left)
    await tie(panel, 'controls', left)
    expect(await controlled(panel)).toBe('G-1 G-2')
  })

  test('a half that is added later is controlled like the other, and one that is taken off no longer', async () => {
    const [pc, left = 0] = await machineOf('H', 1)
    await tie(pc, 'controls', left)
    const right = await machine('H-2')
    const joined = await tie(right, 'partof', left)
    expect(await controlled(pc)).toBe('H-1 H-2')
    await end(joined)
    expect(await controlled(pc)).toBe('H-1')
    const undone = await undo(await lastChange(joined))
    expect(await controlled(pc)).toBe('H-1 H-2')
    await undo(undone)
    expect(await controlled(pc)).toBe('H-1')
  })

  test('a half that changes over to another machine changes its controls with it', async () => {
    const [one, left = 0, right = 0] = await machineOf('I')
    const [other, spare = 0] = await machineOf('J', 1)
    await tie(one, 'controls', left)
    await tie(other, 'controls', spare)
    const half = (await relations(right)).find((relation) => relation.relationshiptypename === 'partof')
    await shop.patch(`${path}/${half?.relationshipid}`, { targetassetid: spare })
    expect([await controlled(one), await controlled(other)]).toEqual(['I-1', 'I-2 J-1'])
  })

  test('what is changed of a relation is changed of all that it made', async () => {
    const [pc, left = 0, right = 0] = await machineOf('K')
    const [, elsewhere = 0] = await machineOf('L')
    const id = await tie(pc, 'controls', left)
    await shop.patch(`${path}/${id}`, { label: 'DNC', inheritsposition: true, notes: 'its own' })
    expect(await relationTo(pc, right)).toMatchObject({ label: 'DNC', inheritsposition: true, notes: null })
    await shop.patch(`${path}/${id}`, { targetassetid: elsewhere })
    expect(await controlled(pc)).toBe('L-1 L-2')
    const another = await machine('PC-K2')
    await shop.patch(`${path}/${id}`, { sourceassetid: another })
    expect([await controlled(pc), await controlled(another)]).toEqual(['', 'L-1 L-2'])
    await undo(await lastChange(id))
    expect([await controlled(pc), await controlled(another)]).toEqual(['L-1 L-2', ''])
  })

  test('what came with a relation is changed where it comes from, but has notes of its own', async () => {
    const [pc, left = 0, right = 0] = await machineOf('M')
    const id = await tie(pc, 'controls', left)
    const made = `${path}/${(await relationTo(pc, right))?.relationshipid}`
    const stray = { label: 'x', inheritsposition: true, targetassetid: await machine('M-9') }
    for (const [name, value] of Object.entries(stray)) {
      const problem = await shop.refused('PATCH', made, { body: { [name]: value } })
      expect(problem).toMatchObject({ status: 409, errors: [{ path: `/${name}` }] })
      expect(problem.detail).toContain(`relationship ${id}`)
    }
    await shop.patch(made, { notes: 'the second spindle' })
    expect(await relationTo(pc, right)).toMatchObject({ notes: 'the second spindle' })
    expect(await shop.refused('PATCH', made, { body: { propagatedfromid: null } })).toMatchObject({ status: 400 })
  })

  test('what came with a relation may be ended by itself, and stays ended until the relation is made anew', async () => {
    const [pc, left = 0, right = 0] = await machineOf('N')
    const id = await tie(pc, 'controls', left)
    const made = (await relationTo(pc, right))?.relationshipid ?? 0
    await end(made)
    expect(await controlled(pc)).toBe('N-1')
    await shop.patch(`${path}/${id}`, { label: 'HMI' })
    await tie(await machine('N-3'), 'partof', left)
    expect(await controlled(pc)).toBe('N-1 N-3')
    await end(id)
    const problem = await shop.refused('POST', `${path}/${made}/restore`)
    expect([problem.status, problem.detail]).toMatchObject([409, /came with relationship \d+, which has ended/u])
    await shop.post(`${path}/${id}/restore`)
    expect(await controlled(pc)).toBe('N-1 N-2 N-3')
  })

  test('a whole group ends and comes back in one bulk edit', async () => {
    const [pc, left = 0, right = 0] = await machineOf('O')
    const id = await tie(pc, 'controls', left)
    const ids = [id, (await relationTo(pc, right))?.relationshipid]
    await shop.post(`${path}/bulk`, { ids, changes: { isactive: false } })
    expect(await controlled(pc)).toBe('')
    await shop.post(`${path}/bulk`, { ids, changes: { isactive: true } })
    expect(await controlled(pc)).toBe('O-1 O-2')
    await shop.post(`${path}/bulk`, { ids, changes: { label: 'both' } })
    expect((await relations(pc)).map((one) => one.label)).toEqual(['both', 'both'])
  })

  test('what a type propagates through is for its administrator to say, and counts from then on', async () => {
    const [pc, left = 0] = await machineOf('P')
    const one = `/api/relationshiptypes/${await type('controls')}`
    await shop.patch(one, { propagatesthroughid: null })
    await tie(pc, 'controls', left)
    expect(await controlled(pc)).toBe('P-1')
    const alone = await machine('PC-P2')
    await tie(alone, 'controls', left, { propagatesthroughid: await type('partof') })
    expect(await controlled(alone)).toBe('P-1 P-2')
    await shop.patch(one, { propagatesthroughid: await type('partof') })
    expect(await controlled(pc)).toBe('P-1')
  })

  test('a group too large to be a machine is refused with the reason, and nothing is made', async () => {
    const hub = await machine('Q-hub')
    const partof = await type('partof')
    const lines = Array.from({ length: 501 }, (_, index) => `Q-${index}`)
    const importInto = (table: string, text: string) =>
      shop.request('POST', `/api/${table}/import`, { raw: text, headers: { 'content-type': 'text/csv' } })
    await importInto('equipment', ['assetnumber', ...lines].join('\n'))
    const ties = [
      'sourceassetname,relationshiptypeid,targetassetid',
      ...lines.map((line) => `${line},${partof},${hub}`),
    ]
    expect((await importInto('assetrelationships', ties.join('\n'))).body).toMatchObject({ created: 501 })
    const pc = await machine('PC-Q')
    const problem = await shop.refused('POST', path, { body: await body(pc, 'controls', hub) })
    expect(problem).toMatchObject({ status: 409, errors: [{ path: '/propagatesthroughid' }] })
    expect(problem.detail).toContain('More than 500 assets are tied to Q-hub by partof')
    expect(await told(pc)).toEqual([])
    await tie(pc, 'controls', hub, { propagatesthroughid: await type('connectedto') })
    expect(await controlled(pc)).toBe('Q-hub')
  })

  test('a preview tells what would be made, ended or refused, and does nothing', async () => {
    const [pc, left = 0, right = 0] = await machineOf('R')
    const preview = (proposal: object) => shop.post(`${path}/preview`, proposal)
    const changes = { ...(await body(pc, 'controls', left)), label: 'HMI' }
    expect(await preview({ changes })).toMatchObject({
      effectstotal: 2,
      effects: [
        { action: 'create', sourceassetnumber: 'PC-R', targetassetnumber: 'R-1', label: 'HMI', propagatedfromid: null },
        { action: 'create', sourceassetnumber: 'PC-R', targetassetnumber: 'R-2', forwardlabel: 'controls' },
      ],
    })
    expect(await told(pc)).toEqual([])
    const id = await tie(pc, 'controls', left)
    expect(await preview({ relationshipid: id, isactive: false })).toMatchObject({
      effects: [
        { action: 'remove', relationshipid: id },
        { action: 'remove', targetassetnumber: 'R-2' },
      ],
    })
    expect(await preview({ relationshipid: id, changes: { targetassetid: right } })).toMatchObject({
      effects: [
        { action: 'update', relationshipid: id, targetassetnumber: 'R-2' },
        { action: 'create', targetassetnumber: 'R-1', propagatedfromid: id },
      ],
    })
    expect(await controlled(pc)).toBe('R-1 R-2')
    const refused = await shop.refused('POST', `${path}/preview`, { body: { changes: await body(pc, 'controls', pc) } })
    expect(refused).toMatchObject({ status: 400, errors: [{ path: '/targetassetid' }] })
    expect(await shop.refused('POST', `${path}/preview`, { body: { isactive: 'no' } })).toMatchObject({ status: 400 })
    const viewer = await shop.as('viewer')
    expect(await viewer.refused('POST', `${path}/preview`, { body: { changes } })).toMatchObject({ status: 403 })
  })
})
