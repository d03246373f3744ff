import { conflict, type TextFile } from '@shopdb/contract'

/**
 * A server and a share: nothing in it ends the quotes of a command line or its line, and no backslash stands before the
 * closing quote.
 */
export const sharepattern = String.raw`\\\\[A-Za-z0-9][A-Za-z0-9._\-]*\\[^\\\/"<>\|*?:;,\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+`

/** What a script needs to know of a printer. */
export interface Shared {
  readonly assetnumber: string
  readonly sharename: string | null
  readonly isdefault: boolean
}

/**
 * A script that adds a shared printer to the PC on which somebody runs it. Within quotes cmd minds only the percent sign. A
 * share that could end the quotes is refused here too, whoever wrote it: a row may be older than the rule of its field.
 */
export function installScript({ assetnumber, sharename, isdefault }: Shared): TextFile {
  if (sharename === null)
    throw conflict('This printer has no share yet; give it one, such as \\\\print01\\Cell-7, to install it from here.')
  if (!new RegExp(`^(?:${sharepattern})$`, 'u').test(sharename))
    throw conflict('The share of this printer holds signs that a share has not; write it as \\\\server\\share.')
  const quoted = `"${sharename.replaceAll('%', '%%')}"`
  const lines = [
    '@echo off',
    'setlocal DisableDelayedExpansion',
    'chcp 65001 >nul',
    `echo Adding ${quoted}`,
    `rundll32 printui.dll,PrintUIEntry /in /n ${quoted}`,
    ...(isdefault ? [`rundll32 printui.dll,PrintUIEntry /y /n ${quoted}`] : []),
    '',
  ]
  return {
    filename: `install-${fileWord(assetnumber)}.cmd`,
    mediatype: 'application/octet-stream',
    text: lines.join('\r\n'),
  }
}

/** A mail to oneself, for who stands at a printer with a phone: Windows adds a share that is opened. */
export function shareMail({ assetnumber, sharename }: Pick<Shared, 'assetnumber' | 'sharename'>): string {
  const text = `${sharename}\r\n\r\nOn your PC press Windows+R, paste the line above and press Enter.`
  return `mailto:?subject=${encodeURIComponent(`Printer ${assetnumber}`)}&body=${encodeURIComponent(text)}`
}

/** What a file name may hold of a number. */
function fileWord(assetnumber: string): string {
  const word = assetnumber.replaceAll(/[^A-Za-z0-9_-]+/gu, '-').replaceAll(/^-+|-+$/gu, '')
  return word === '' ? 'printer' : word.slice(0, 60)
}
