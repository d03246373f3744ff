import { readFileSync } from 'node:fs'
import { parseInput } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { type DeviceType, mediumOf, parseDeviceTypes, speedOf } from './device-type.ts'
import { modelport } from './ports.ts'

const names = ['C9200L-24P-4G-E', 'IE-3200-8P2S', 'AP7921B', '24-port-copper-patch-panel', 'ER-12P']
const textOf = (name: string): string => readFileSync(new URL(`devicetypes/${name}.yaml`, import.meta.url), 'utf8')
const typeOf = async (name: string): Promise<DeviceType> => {
  const [type] = await parseDeviceTypes(textOf(name))
  if (type === undefined || typeof type === 'string') throw new Error(type)
  return type
}

describe('a file of the device type library', () => {
  test('tells maker, model and part number', async () => {
    expect(await typeOf('IE-3200-8P2S')).toMatchObject({
      manufacturer: 'Cisco',
      model: 'IE-3200-8P2S',
      partnumber: 'IE-3200-8P2S',
    })
  })

  test('tells the ports of a switch in order, with speed, medium and PoE', async () => {
    const { ports } = await typeOf('C9200L-24P-4G-E')
    expect(ports[0]).toMatchObject({ number: 1, medium: 'copper', speed: 1000, poe: '802.3at' })
    expect(ports.filter(({ medium }) => medium === 'fiber')).toHaveLength(4)
    expect(ports.map(({ number }) => number)).toEqual(ports.map((_, at) => at + 1))
  })

  test('tells the outlets of a power strip', async () => {
    const outlets = (await typeOf('AP7921B')).ports.filter(({ medium }) => medium === 'power')
    expect(outlets.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, at) => `Outlet ${at + 1}`))
  })

  test('gives both sides of a line of a patch panel one number', async () => {
    const { ports } = await typeOf('24-port-copper-patch-panel')
    expect(ports).toHaveLength(48)
    expect(ports.filter(({ number }) => number === 7).map(({ name }) => name)).toEqual(['Port 7', 'Port 7 rear'])
  })

  test('holds nothing that a port of a model could not hold', async () => {
    const types = await Promise.all(names.map(typeOf))
    for (const { name, ...port } of types.flatMap(({ ports }) => ports))
      expect(parseInput(modelport.fields, { ...port, name, modelid: 1 }, 'create')).toMatchObject({ name })
  })

  test('of a console server has the ports to the consoles of others', async () => {
    const ports = 'console-ports:\n  - name: Console\nconsole-server-ports:\n  - name: Serial_1\n  - name: Serial_2\n'
    const [type] = await parseDeviceTypes(`manufacturer: Digi\nmodel: CM\nu_height: '1'\n${ports}`)
    expect(type).toMatchObject({
      rackheight: 1,
      ports: [
        { name: 'Console', number: 1, medium: 'console' },
        { name: 'Serial_1', number: 2, medium: 'console' },
        { name: 'Serial_2', number: 3, medium: 'console' },
      ],
    })
  })

  test('is read as far as names fit', async () => {
    const [type] = await parseDeviceTypes(`manufacturer: ${'m'.repeat(300)}\nmodel: ${'n'.repeat(300)}\nu_height: -3\n`)
    expect(type).toMatchObject({ manufacturer: 'm'.repeat(120), model: 'n'.repeat(120), rackheight: null })
  })

  test('may hold several, and one that is wrong is told beside the others', async () => {
    const types = await parseDeviceTypes(
      [textOf('ER-12P'), '---\nmodel: [', textOf('AP7921B'), '---\njust words\n'].join('\n'),
    )
    expect(types.map((type) => (typeof type === 'string' ? 'wrong' : type.model))).toEqual([
      'EdgeRouter 12P',
      'wrong',
      'AP7921B',
      'wrong',
    ])
  })

  test('that would grow when it is read is refused', async () => {
    expect(await parseDeviceTypes('manufacturer: &a x\nmodel: *a\n')).toEqual([expect.stringContaining('Alias')])
    await expect(parseDeviceTypes('')).rejects.toThrow('no device type')
  })
})

test.each([
  ['1000base-t', 'copper', 1000],
  ['100base-tx', 'copper', 100],
  ['2.5gbase-t', 'copper', 2500],
  ['10gbase-x-sfpp', 'fiber', 10_000],
  ['ieee802.11ax', 'wireless', null],
  ['virtual', 'virtual', null],
  ['cisco-stackwise-480', 'stacking', null],
  ['8p8c', 'copper', null],
  ['lc', 'fiber', null],
])('%s is %s of %s Mbit/s', (type, medium, speed) => {
  expect([mediumOf(type), speedOf(type)]).toEqual([medium, speed])
})
