import { describe, expect, test } from 'vitest'
import { type CabledPort, type CableTie, movedCables, pairOf, wireOf } from './cables.ts'

const [core, access, pc] = [1, 2, 3]
const port = (portid: number, deviceid: number, name: string, more: Partial<CabledPort> = {}): CabledPort => ({
  portid,
  deviceid,
  name,
  connectedassetid: null,
  remoteportid: null,
  isactive: true,
  ...more,
})

describe('the relation that follows from ports', () => {
  test('goes from what is connected to the device, and is called after the port', () => {
    const ports = [port(10, access, '7', { connectedassetid: pc }), port(11, access, '8')]
    expect(wireOf({ one: access, other: pc }, ports)).toEqual({
      sourceassetid: pc,
      targetassetid: access,
      label: 'port 7',
    })
  })

  test('names both ports of a cable between two devices, once', () => {
    const up = port(10, access, 'Gi1/0/25', { connectedassetid: core, remoteportid: 20 })
    const down = port(20, core, '3', { connectedassetid: access, remoteportid: 10 })
    const wire = { sourceassetid: access, targetassetid: core, label: 'Gi1/0/25 - port 3' }
    expect(wireOf({ one: core, other: access }, [up, down])).toEqual(wire)
    expect(wireOf({ one: core, other: access }, [down, up])).toEqual(wire)
  })

  test('is one for two cables, and names both', () => {
    const ports = [port(11, access, '8', { connectedassetid: pc }), port(10, access, '7', { connectedassetid: pc })]
    expect(wireOf({ one: access, other: pc }, ports)?.label).toBe('port 7, port 8')
  })

  test('counts its cables where their names are too long for a label', () => {
    const ports = Array.from({ length: 30 }, (_, at) => port(at, access, `TenGigabit1/${at}`, { connectedassetid: pc }))
    expect(wireOf({ one: access, other: pc }, ports)?.label).toBe('30 cables')
  })

  test('is gone with the cable, and with the port', () => {
    expect(wireOf({ one: access, other: pc }, [port(10, access, '7')])).toBeUndefined()
    expect(
      wireOf({ one: access, other: pc }, [port(10, access, '7', { connectedassetid: pc, isactive: false })]),
    ).toBeUndefined()
  })
})

test('a port without a cable joins nothing, nor does one that leads to its own device', () => {
  expect(pairOf(undefined)).toBeUndefined()
  expect(pairOf(port(10, access, '7'))).toBeUndefined()
  expect(pairOf(port(10, access, '7', { connectedassetid: access }))).toBeUndefined()
  expect(pairOf(port(10, access, '7', { connectedassetid: core }))).toEqual({ one: core, other: access })
})

describe('cables whose relation is written', () => {
  const tie: CableTie = {
    sourceassetid: pc,
    targetassetid: access,
    relationshiptypeid: 9,
    propagatedfromid: null,
    isactive: true,
  }

  test('stay where it is made, worded otherwise, turned around, or was ended before', () => {
    expect(movedCables(undefined, tie)).toBeUndefined()
    expect(movedCables(tie, { ...tie })).toBeUndefined()
    expect(movedCables(tie, { ...tie, sourceassetid: access, targetassetid: pc })).toBeUndefined()
    expect(movedCables({ ...tie, isactive: false }, tie)).toBeUndefined()
    expect(movedCables({ ...tie, propagatedfromid: 1 }, { ...tie, isactive: false })).toBeUndefined()
  })

  test('lead nowhere where it is ended or becomes another', () => {
    for (const after of [
      { ...tie, isactive: false },
      { ...tie, relationshiptypeid: 8 },
    ]) {
      const moved = movedCables(tie, after)
      expect(moved?.ends).toEqual([pc, access])
      expect(moved?.leadsTo(access)).toBeNull()
    }
  })

  test('lead where it is aimed, from the end that stays', () => {
    const moved = movedCables(tie, { ...tie, sourceassetid: core })
    expect([moved?.leadsTo(access), moved?.leadsTo(pc)]).toEqual([core, null])
  })
})
