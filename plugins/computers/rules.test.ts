import { readFileSync } from 'node:fs'
import { addDays, daysBetween } from '@shopdb/contract'
import { describe, expect, test } from 'vitest'
import { numberAfterRename } from './computer-rule.ts'
import { itemOfGlpi } from './glpi-inventory.ts'
import { parseInstallDate } from './install-date.ts'
import { recordOf } from './inventory.ts'
import { programName } from './program-name.ts'
import { isRealInterface, realInterfaces } from './real-interfaces.ts'
import { hostOf, rdpText, waysSection } from './remote-access.ts'

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'))

test.each([
  ['Mozilla Firefox 128.0 (x64 en-US)', '128.0', 'Mozilla Firefox'],
  ['Python 3.9.7 (64-bit)', '3.9.7150.0', 'Python'],
  [
    'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.32.31326',
    '14.32.31326.0',
    'Microsoft Visual C++ 2015-2022 Redistributable',
  ],
  ['7-Zip 23.01 (x64)', '23.01', '7-Zip'],
  ['PC-DMIS 2022.2', '17.2.0', 'PC-DMIS 2022.2'],
  ['Java 8', '8.0.2910.10', 'Java 8'],
  ['libc6', '2.36-9', 'libc6'],
  ['128.0', '128.0', '128.0'],
])('the program %s in version %s is called %s', (name, version, shared) => {
  expect(programName(name, version)).toBe(shared)
})

test.each([
  ['2024-02-29', '2024-02-29'],
  ['20240229', '2024-02-29'],
  ['2024-02-29 11:12:13', '2024-02-29'],
  ['1970-01-01', undefined],
  ['1970-01-02', undefined],
  ['2024-02-30', undefined],
  ['2099-01-01', undefined],
  ['02/29/2024', undefined],
  [17, undefined],
])('what says %s was installed on %s', (written, day) => {
  expect(parseInstallDate(written, '2026-11-21')).toBe(day)
})

describe('an adapter', () => {
  const card = { name: 'Intel(R) Ethernet Connection I219-LM', mac: 'a4:bb:6d:10:00:65' }

  test.each([
    ['of its own', card, true],
    ['of a virtual machine', { name: 'eth0', mac: '52:54:00:12:34:56' }, true],
    ['whose name begins like that of a bridge', { name: 'Broadcom NetXtreme', mac: card.mac }, true],
    ['without an address', { name: 'eth1' }, false],
    ['that is the loopback', { name: 'lo', mac: '00:00:00:00:00:00', type: 'loopback' }, false],
    ['that its agent calls virtual', { ...card, isvirtual: true }, false],
    ['of a hypervisor', { name: 'VMware Virtual Ethernet Adapter for VMnet8', mac: '00:50:56:c0:00:08' }, false],
    ['of a container', { name: 'veth12ab', mac: 'ca:40:26:d5:14:aa' }, false],
    ['of a tunnel', { name: 'TAP-Windows Adapter V9', mac: '00:ff:12:34:56:78' }, false],
  ])('%s is real: %j %s', (_what, adapter, isReal) => {
    expect(isRealInterface(adapter)).toBe(isReal)
  })

  test('that is told once for each address is one', () => {
    expect(
      realInterfaces([
        { ...card, ip: '10.1.2.3' },
        { ...card, ip6: 'fd00::2' },
        { ...card, ip6: 'fe80::1' },
        { ...card, ip: '169.254.7.9' },
      ]),
    ).toEqual([{ ...card, ip: '10.1.2.3', ip6: 'fd00::2' }])
  })

  test.each([
    ['10.1.2.3', '192.168.1.1'],
    ['192.168.1.1', '10.1.2.3'],
  ])('an adapter with two addresses is kept with both, told as %s and %s', (...told) => {
    const ways = told.map((ip) => ({ ...card, ip }))
    expect(realInterfaces([...ways, { ...card, ip6: 'fd00::2' }])).toEqual([
      { ...card, ip: '10.1.2.3', ip6: 'fd00::2' },
      { ...card, name: `${card.name} (192.168.1.1)`, ip: '192.168.1.1' },
    ])
  })
})

describe('a recorded inventory', () => {
  test('of an agent on Debian leaves out what says nothing', () => {
    const item = itemOfGlpi(recorded('agent-full'))
    expect(item).toMatchObject({
      hostname: 'cell7pc',
      operatingsystem: 'Debian GNU/Linux 12 (bookworm)',
      osbuild: '12.11',
      boottime: '2026-11-20T21:03:04.000Z',
      memorymb: 24_105,
    })
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['serialnumber']))
    expect(item).not.toHaveProperty('lastuser')
    expect(item).not.toHaveProperty('fqdn')
    const { parts } = recordOf(item, '2026-11-21')
    expect(parts?.map(({ declaration, rows }) => [declaration.table, rows.length])).toEqual([
      ['computerinterfaces', 1],
      ['installedsoftware', 952],
    ])
    expect(parts?.[0]?.rows).toEqual([
      {
        interfacename: 'eth0',
        macaddress: '02:FC:00:00:00:01',
        ipaddress: '192.0.2.2',
        ipaddress6: 'fd00::2',
        speedmbps: null,
        isup: true,
      },
    ])
  })

  test('that is partial has only the sections that changed', () => {
    const { values, parts } = recordOf(itemOfGlpi(recorded('agent-partial')), '2026-11-21')
    expect(values).toEqual({ hostname: 'cell7pc', memorymb: 24_105, lastseen: '2026-11-21' })
    expect(parts).toEqual([])
  })

  test('of a laptop tells maker, model and numbers', () => {
    expect(itemOfGlpi(recorded('laptop'))).toMatchObject({
      serialnumber: '640HP72',
      systemuuid: '4c4c4544-0034-3010-8048-b6c04f503732',
      manufacturer: 'Dell Inc.',
      model: 'XPS 13 9350',
    })
  })

  test.each([undefined, null, [], 'x', { content: [] }, { content: { softwares: {}, networks: 'x', bios: 7 } }])(
    'that is none says nothing: %j',
    (inventory) => {
      expect(itemOfGlpi(inventory)).toEqual({})
    },
  )

  test('of Windows tells its feature update, and its build as that of the kernel', () => {
    const operatingsystem = { full_name: 'Microsoft Windows 10 Pro', version: '22H2', kernel_version: '10.0.19045' }
    const bios = { smanufacturer: 'System manufacturer', smodel: 'To Be Filled By O.E.M.' }
    expect(itemOfGlpi({ content: { operatingsystem, bios } })).toEqual({
      operatingsystem: 'Microsoft Windows 10 Pro 22H2',
      osbuild: '10.0.19045',
    })
  })
})

test('a list that is none is refused by its member', () => {
  expect(() => recordOf({ hostname: 'PC1', controls: '3105' }, '2026-11-21')).toThrow(/controls must be a list/u)
  expect(() => recordOf({ hostname: 'PC1', software: {} }, '2026-11-21')).toThrow(/software must be a list/u)
})

test.each([
  [{ assetnumber: 'PC1', hostname: 'PC1' }, { assetnumber: 'PC1', hostname: 'PC2' }, 'PC2'],
  [{ assetnumber: 'A17', hostname: 'PC1' }, { assetnumber: 'A17', hostname: 'PC2' }, 'A17'],
  [{ assetnumber: 'PC1', hostname: 'PC1' }, { assetnumber: 'A17', hostname: 'PC2' }, 'A17'],
  [{ assetnumber: 'PC1', hostname: 'PC1' }, { assetnumber: 'PC1', hostname: null }, 'PC1'],
  [undefined, { assetnumber: 'PC1', hostname: 'PC2' }, 'PC1'],
])('a computer that was %j and is now %j gets the number %s', (before, after, number) => {
  expect(numberAfterRename(before, after)).toBe(number)
})

describe('the ways to a computer', () => {
  const open = { hasvnc: true, vncport: 5901, hasrdp: true, rdpport: 3389, haswinrm: true, winrmport: 5986 }
  const computer = { hostname: 'PC1', fqdn: null, ...open }

  test('are those that are open', () => {
    expect(waysSection(computer, 'PC1', '/file')?.lines.map(({ link, detail }) => link ?? detail)).toEqual([
      'vnc://PC1:5901',
      '/file',
      'Enter-PSSession -ComputerName PC1 -Port 5986 -UseSSL',
    ])
    expect(waysSection({ ...computer, hasvnc: false, hasrdp: false, haswinrm: false }, 'PC1', '/file')).toBeUndefined()
  })

  test('go by its full name, its host name, or its address', () => {
    expect(hostOf({ hostname: 'PC1', fqdn: 'pc1.shop.example' })).toBe('pc1.shop.example')
    expect(hostOf({ hostname: 'PC1', fqdn: null })).toBe('PC1')
    expect(hostOf({ hostname: null, fqdn: null }, 'fd00::2')).toBe('[fd00::2]')
    expect(hostOf({ hostname: null, fqdn: null })).toBeUndefined()
    expect(hostOf({ hostname: 'T\u00E9l\u00E9phone;calc', fqdn: null }, '10.1.2.3')).toBe('10.1.2.3')
  })

  test('include a file for remote desktop', () => {
    expect(rdpText('PC1', 3390)).toContain('full address:s:PC1:3390\r\n')
  })
})

test('days are counted over the change of clocks and the end of a year', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
  expect(daysBetween('2027-01-02', '2026-12-30')).toBe(-3)
})
