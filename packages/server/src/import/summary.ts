import type { LegacyReport, ReportLine, Tally } from './report.ts'

/** A report as people read it in a terminal: a table of counts, the reasons, and what needs a person's eye. */
export function summaryOf(report: LegacyReport): string {
  return [
    `${report.dryrun ? 'Would import' : 'Imported'} from ${report.from}:`,
    '',
    ...tableLines(report),
    '',
    ...section('Skipped, and why:', reasonLines(report)),
    ...section('Values that were repaired or left out:', noteLines(report)),
    ...section('Machine numbers that several rows have (the first one stands for all):', duplicateLines(report)),
    ...section('Left as people set them here:', leftLines(report)),
    ...section(
      'Not taken over:',
      report.nottaken.map(({ table, rows }) => `${pad(rows)}  ${table}`),
    ),
    endOf(report),
  ].join('\n')
}

function endOf({ dryrun, changesetid }: LegacyReport): string {
  if (dryrun) return 'This was a dry run: nothing was changed.'
  return changesetid === null
    ? 'Nothing had to be changed.'
    : `This is change ${changesetid}; it can be undone as a whole.`
}

const pad = (value: number | string): string => String(value).padStart(10)
const heads = ['rows', 'created', 'updated', 'unchanged', 'skipped'] as const

function tableLines({ tables, total }: LegacyReport): readonly string[] {
  const line = (name: string, tally: Tally): string =>
    `  ${name.padEnd(22)}${heads.map((head) => pad(tally[head])).join('')}`
  return [
    `  ${'table'.padEnd(22)}${heads.map(pad).join('')}`,
    ...Object.entries(tables).map(([name, tally]) => line(name, tally)),
    line('all', total),
  ]
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), '']
}

/** Reasons that differ only in the rows they name are counted together. */
function reasonLines({ lines }: LegacyReport): readonly string[] {
  const general = (line: ReportLine): string =>
    `${line.table}: ${(line.reason ?? '').replaceAll(/'[^']*'|\b\d+\b/gu, '...')}`
  const groups = Map.groupBy(
    lines.filter((line) => line.outcome === 'skipped'),
    general,
  )
  return [...groups]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([reason, group]) => `${pad(group.length)}  ${reason}`)
}

function noteLines({ counts }: LegacyReport): readonly string[] {
  return Object.entries(counts.notes).flatMap(([kind, count]) =>
    count > 0 ? [`${pad(count)}  ${words[kind] ?? kind}`] : [],
  )
}

const words: Readonly<Record<string, string>> = {
  mojibake: 'text that was stored in the wrong character set, repaired',
  cut: 'text that was too long, cut',
  placeholder: 'placeholders in place of a serial number or alias, left out',
  baddate: 'dates that are no real day, left out',
  futuredate: 'dates still to come, left out',
  inactive: 'machines not active in the old database',
  isactivenull: 'machines without a word on whether they are active, taken as active',
  mapzero: 'machines at (0,0), unplaced',
  mapnull: 'machines without coordinates, unplaced',
  mapoutside: 'machines off the floor plan, left unplaced',
  missingmachinetype: 'machines without a machine type',
  danglingmachinetype: 'machines whose machine type is not there',
  danglingmodel: 'machines whose model is not there',
  danglingbusinessunit: 'machines whose business unit is not there',
  danglingcontroller: 'machines whose controller is not there',
  danglingstatus: 'machines whose status is not there',
}

function duplicateLines({ duplicates }: LegacyReport): readonly string[] {
  return Object.entries(duplicates).map(([number, ids]) => `${pad(number)}  rows ${ids.join(', ')}`)
}

function leftLines({ lines }: LegacyReport): readonly string[] {
  return lines.flatMap((line) =>
    (line.left ?? []).map(
      ({ field, here, wanted }) =>
        `${pad(line.name)}  ${field}: ${JSON.stringify(here)} stays, not ${JSON.stringify(wanted)}`,
    ),
  )
}
