import { foldText } from '../base/fold.ts'
import { lettersOf } from '../base/letters.ts'

/** What makers and agents write where there is no number. */
const junk = [
  'to be filled by o.e.m.',
  'to be filled by o.e.m',
  'to be filled by oem',
  'system manufacturer',
  'system product name',
  'default string',
  'default',
  'tbd',
  'system serial number',
  'chassis serial number',
  'base board serial number',
  'serial number',
  'not specified',
  'not applicable',
  'not available',
  'not settable',
  'not defined',
  'not present',
  'none',
  'null',
  'undefined',
  'n/a',
  'na',
  'unknown',
  'invalid',
  'empty',
  'no asset tag',
  'no asset information',
  'asset tag',
  'oem',
  'o.e.m.',
  'localhost',
  'localhost.localdomain',
  '123456789',
  '0123456789',
  '1234567890',
  '12345678',
  'xxxxxxx',
  // What makers of boards leave as the UUID of a system.
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '12345678-1234-5678-90ab-cdef01234567',
  'fefefefe-fefe-fefe-fefe-fefefefefefe',
]

/** Whether a text says nothing about which thing it is; a site may know more such texts, one a line. */
export function junkTest(more: string): (text: string) => boolean {
  const words = new Set([...junk, ...more.split('\n').map(foldText)])
  return (text) => {
    const folded = foldText(text)
    return words.has(folded) || isOneCharacter(lettersOf(folded))
  }
}

/** Zeros of any length, with or without dashes and colons; `ffffffff-ffff-...`; a single x; nothing at all. */
function isOneCharacter(text: string): boolean {
  if (text === '') return true
  const isSame = text === text.charAt(0).repeat(text.length)
  return isSame && (text.length > 3 || /^[0xf]/u.test(text))
}
