import { parseInput } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { installScript, shareMail } from './install-script.ts'
import { printer } from './printer.ts'
import { addressWords } from './queue.ts'

const share = (sharename: string | null, more: object = {}) =>
  installScript({ assetnumber: 'PRN 7/B', sharename, isdefault: false, ...more })

test('the script adds the share, and makes it the default where it is to be one', () => {
  const lines = share('\\\\print01\\Cell-7', { isdefault: true }).text.split('\r\n')
  expect(lines).toEqual([
    '@echo off',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul',
    'echo Adding "\\\\print01\\Cell-7"',
    'rundll32 printui.dll,PrintUIEntry /in /n "\\\\print01\\Cell-7"',
    'rundll32 printui.dll,PrintUIEntry /y /n "\\\\print01\\Cell-7"',
    '',
  ])
})

test('its name is made of what a file name may hold', () => {
  expect(share('\\\\print01\\Cell-7').filename).toBe('install-PRN-7-B.cmd')
})

test.each(['Cell & Co', 'Cell ^ 7', "Cell's (old) $7 !x!", 'B\u00fcro 2'])('%s stays within the quotes', (name) => {
  expect(share(`\\\\print01\\${name}`).text).toContain(` /n "\\\\print01\\${name}"\r\n`)
})

test('a percent sign is written twice, so that it names no variable', () => {
  expect(share('\\\\print01\\100%PATH%').text).toContain(' /n "\\\\print01\\100%%PATH%%"\r\n')
})

test.each([
  '\\\\print01\\a" & calc & "',
  '\\\\print01\\a\r\ncalc',
  '\\\\print01\\a\ncalc',
  '\\\\print01\\a\u2028calc',
  '\\\\print01\\a|calc',
  '\\\\print01\\a>b',
  '\\\\print01\\a\\',
  '\\\\print01&calc\\a',
  '\\\\-print\\a',
  'print01\\a',
  'calc',
])('%j is no share: neither the form nor the script takes it', (sharename) => {
  expect(() => share(sharename)).toThrow('\\\\server\\share')
  // A form trims what stands around.
  expect(() => parseInput(printer.fields, { sharename: `${sharename}.` }, 'create')).toThrow('a server and a share')
})

test('who has no PC at hand sends the share there, whatever it is called', () => {
  const mail = new URL(shareMail({ assetnumber: 'PRN 7 & Co', sharename: '\\\\print01\\Cell & 7%' }))
  expect([mail.protocol, mail.pathname, mail.searchParams.get('subject')]).toEqual([
    'mailto:',
    '',
    'Printer PRN 7 & Co',
  ])
  expect(mail.searchParams.get('body')?.split('\r\n')[0]).toBe('\\\\print01\\Cell & 7%')
})

test('a printer without a share has nothing to install', () => {
  expect(() => share(null)).toThrow('no share yet')
})

test.each([
  [{ protocol: 'raw', ipaddress: '10.1.2.3' }, 'raw 10.1.2.3:9100'],
  [{ protocol: 'ipp', fqdn: 'prn7.shop.test' }, 'IPP prn7.shop.test:631'],
  [{ protocol: 'lpr', ipaddress: 'fd00::7', lprqueue: 'lp0' }, 'LPR [fd00::7]:515, queue lp0'],
  [{ protocol: 'raw', ipaddress: '10.1.2.3', port: 9101 }, 'raw 10.1.2.3:9101'],
  [{ protocol: 'usb', ipaddress: '10.1.2.3' }, 'USB'],
  [{ protocol: 'raw' }, undefined],
] as const)('%# a queue is reached where it says', (said, words) => {
  const nothing = { port: null, lprqueue: null, ipaddress: null, fqdn: null }
  expect(addressWords({ ...nothing, ...said })).toBe(words)
})
