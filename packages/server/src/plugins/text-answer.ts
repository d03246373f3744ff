import { ShopError, type TextFile } from '@shopdb/contract'
import type { Answer } from '../access/route.ts'

/** What a browser saves, whatever it is told: nothing of it is run as a page, nor drawn as one. */
const mediatypes: readonly string[] = [
  'application/json',
  'application/octet-stream',
  'application/rdp',
  'application/vnd.vnc',
  'application/x-powershell',
  'application/x-rdp',
  'application/x-sh',
  'text/calendar',
  'text/csv',
  'text/markdown',
  'text/plain',
  'text/vcard',
]

/** Characters. */
const longest = 1_000_000

/** A text as a download. Throws what is wrong with it: its plugin need not have been type-checked. */
export function textAnswer({ filename, mediatype, text }: Readonly<Record<keyof TextFile, unknown>>): Answer {
  if (typeof filename !== 'string' || !/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/u.test(filename))
    throw wrong('filename', 'at most 100 letters, digits, dots, dashes and underscores, and not begin with a dot')
  if (typeof mediatype !== 'string' || !mediatypes.includes(mediatype))
    throw wrong('mediatype', `one of ${mediatypes.join(' ')}`)
  if (typeof text !== 'string' || text.length > longest) throw wrong('text', `a text of at most ${longest} characters`)
  return {
    headers: {
      'content-type': `${mediatype}; charset=utf-8`,
      'content-disposition': `attachment; filename="${filename}"`,
      'x-content-type-options': 'nosniff',
    },
    body: text,
  }
}

const wrong = (member: string, right: string): ShopError =>
  new ShopError('failed', `The ${member} of its text file must be ${right}.`)
