import { invalid } from '@shopdb/contract'
import { parse } from 'csv-parse/sync'

/** The cells of a line, by what its headings mean. */
export type Cells = Readonly<Record<string, string | undefined>>

const most = 1000

/** Reads a gage list as spreadsheets write it. Throws `invalid` for what is no such list. */
export function readCells(bytes: Uint8Array): readonly Cells[] {
  const [headings = [], ...lines] = rowsOf(bytes)
  const names = headings.map(nameOf)
  if (!names.includes('gageid')) throw invalid('The file has no column for the gage id, such as gageid or Gage ID.')
  if (lines.length > most) throw invalid(`The file has ${lines.length} lines; at most ${most} are taken in one go.`)
  return lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at]])))
}

/** Spreadsheets write commas, semicolons or tabs, any line end, and Windows-1252 where it is not UTF-8. */
function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const text = textOf(bytes)
  const first = text.split(/\r\n|\r|\n/u, 1)[0] ?? ''
  const delimiters = [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiters[0] ?? ',',
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (cause) {
    throw invalid(`The file cannot be read as CSV: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Headings as people write them, by what is left of them without blanks and signs. */
const synonyms: Readonly<Record<string, string>> = {
  gageid: 'gageid',
  gaugeid: 'gageid',
  gageno: 'gageid',
  assetno: 'gageid',
  assetnumber: 'gageid',
  maker: 'manufacturer',
  serialno: 'serialnumber',
  serial: 'serialnumber',
  custodian: 'owner',
  interval: 'intervaldays',
  frequencydays: 'intervaldays',
  caldate: 'lastcaldate',
  lastcalibrated: 'lastcaldate',
  duedate: 'nextduedate',
  due: 'nextduedate',
  certificate: 'certificatenumber',
  certificateno: 'certificatenumber',
  remarks: 'status',
  grr: 'grrpercent',
  gagerr: 'grrpercent',
}

function nameOf(heading: string): string {
  const plain = heading.toLowerCase().replaceAll(/[^a-z0-9]/gu, '')
  return synonyms[plain] ?? plain
}
