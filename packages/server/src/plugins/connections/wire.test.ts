import { describe, expect, test } from 'vitest'
import { type End, pairOf, wireOf } from './wire.ts'

const [core, access, pc] = [1, 2, 3]
const port = (id: number, assetid: number, word: string, more: Partial<End> = {}): End => ({
  table: 'ports',
  id,
  assetid,
  farassetid: null,
  farid: null,
  name: word,
  word,
  by: 'cable',
  isactive: true,
  ...more,
})

describe('the relation that follows from what joins two assets', () => {
  test('goes from what is connected to the device, and is called after the port', () => {
    const ports = [port(10, access, 'port 7', { farassetid: pc }), port(11, access, 'port 8')]
    expect(wireOf({ one: access, other: pc }, ports)).toEqual({
      sourceassetid: pc,
      targetassetid: access,
      label: 'port 7',
    })
  })

  test('names both ports of a cable between two devices, once', () => {
    const up = port(10, access, 'Gi1/0/25', { farassetid: core, farid: 20 })
    const down = port(20, core, 'port 3', { farassetid: access, farid: 10 })
    const wire = { sourceassetid: access, targetassetid: core, label: 'Gi1/0/25 - port 3' }
    expect(wireOf({ one: core, other: access }, [up, down])).toEqual(wire)
    expect(wireOf({ one: core, other: access }, [down, up])).toEqual(wire)
  })

  test('is one for two cables, and names both', () => {
    const ports = [port(11, access, 'port 8', { farassetid: pc }), port(10, access, 'port 7', { farassetid: pc })]
    expect(wireOf({ one: access, other: pc }, ports)?.label).toBe('port 7, port 8')
  })

  test('counts its cables where their names are too long for a label', () => {
    const ports = Array.from({ length: 30 }, (_, at) => port(at, access, `TenGigabit1/${at}`, { farassetid: pc }))
    expect(wireOf({ one: access, other: pc }, ports)?.label).toBe('30 cables')
  })

  test('is one for what different plugins know, and tells two rows with one key apart', () => {
    const hose = (id: number, assetid: number, more: Partial<End> = {}): End => ({
      ...port(id, assetid, `outlet ${id}`, more),
      table: 'outlets',
      by: 'hose',
    })
    const up = hose(10, access, { farassetid: core, farid: 20 })
    const ends = [
      port(20, core, 'port 3', { farassetid: access }),
      up,
      hose(20, core, { farassetid: access, farid: 10 }),
    ]
    expect(wireOf({ one: core, other: access }, ends)?.label).toBe('outlet 10 - outlet 20, port 3')
    const many = Array.from({ length: 30 }, (_, at) => port(at, access, `Gi1/0/${at}`, { farassetid: core }))
    expect(wireOf({ one: core, other: access }, [...many, up])?.label).toBe('30 cables, 1 hose')
  })

  test('is gone with the cable, and with the port', () => {
    expect(wireOf({ one: access, other: pc }, [port(10, access, 'port 7')])).toBeUndefined()
    expect(
      wireOf({ one: access, other: pc }, [port(10, access, 'port 7', { farassetid: pc, isactive: false })]),
    ).toBeUndefined()
  })
})

test('a port without a cable joins nothing, nor does one that leads to its own device', () => {
  expect(pairOf(undefined)).toBeUndefined()
  expect(pairOf(port(10, access, 'port 7'))).toBeUndefined()
  expect(pairOf(port(10, access, 'port 7', { farassetid: access }))).toBeUndefined()
  expect(pairOf(port(10, access, 'port 7', { farassetid: core }))).toEqual({ one: core, other: access })
})
