import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { conflict, invalidInput, ShopError, type ImportReport } from '@shopdb/contract'
import type { Answer, Call } from '../access/route.ts'
import type { Work } from '../changes/work.ts'
import { isTransactionLost } from '../database/failures.ts'
import type { Desk } from './engine.ts'
import { readImportFile, type ImportFile } from './import-file.ts'
import { readLine, type ImportLine } from './import-line.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'
import { causeOf } from './routes.ts'
import { createRow, updateRow } from './write.ts'

type Line = ImportReport['lines'][number]

const mostlines = 50_000

/** Thrown to end a dry run: everything was tried, nothing stays. */
class DryRun extends Error {}

/** Imports a file as one change set. Lines that are wrong are left out and told; `dryrun=true` tells without writing, `unknown=ignore` leaves out columns that are not known. */
export async function importRows(resources: Resources, resource: Resource, call: Call): Promise<Answer> {
  const { dryrun, isLenient } = parseAsked(call)
  const file = await readImportFile(resource, call.upload ?? Readable.from([]), isLenient)
  if (file.lines.length > mostlines)
    throw new ShopError('toolarge', `The file has ${file.lines.length} lines; at most ${mostlines} go in at once.`)
  const lines: Line[] = []
  let changesetid: number | null = null
  const job = async (work: Work): Promise<void> => {
    lines.length = 0
    await importLines({ engine: resources, work, resource }, file, lines)
    changesetid =
      dryrun || lines.every((line) => line.id === null || line.outcome === 'unchanged') ? null : work.changesetid
    if (dryrun) throw new DryRun()
  }
  await resources.changes.change(causeOf(call, `Import of ${file.lines.length} lines`), job).catch((cause: unknown) => {
    if (!(cause instanceof DryRun)) throw cause
  })
  return { body: { ...reportOf(lines), dryrun, changesetid, ignored: file.ignored } }
}

function parseAsked(call: Call): { readonly dryrun: boolean; readonly isLenient: boolean } {
  const { dryrun = 'false', unknown = 'refuse', ...others } = call.query
  const stranger = Object.keys(others)[0]
  const flaws = [
    ...(stranger === undefined
      ? []
      : [{ path: `/${stranger}`, message: 'is not a parameter here; there are dryrun and unknown' }]),
    ...(dryrun === 'true' || dryrun === 'false' ? [] : [{ path: '/dryrun', message: 'must be true or false' }]),
    ...(unknown === 'refuse' || unknown === 'ignore'
      ? []
      : [{ path: '/unknown', message: 'must be refuse or ignore' }]),
  ]
  if (flaws.length > 0) throw invalidInput(flaws)
  return { dryrun: dryrun === 'true', isLenient: unknown === 'ignore' }
}

async function importLines(desk: Desk, file: ImportFile, lines: Line[]): Promise<void> {
  for (const [index, line] of file.lines.entries()) {
    lines.push({ line: index + 2, ...(await importLine(desk, file, line)) })
    // Others get a turn now and then.
    if (index % 100 === 99) await setImmediate()
  }
}

type Outcome = Omit<Line, 'line'>

/** One line. What it had written before it failed is taken back. */
async function importLine(desk: Desk, file: ImportFile, line: readonly string[]): Promise<Outcome> {
  try {
    return await desk.work.attempt(async () => writeLine(desk, await readLine(desk, file, line)))
  } catch (error) {
    if (!(error instanceof ShopError) || isTransactionLost(error)) throw error
    const errors = error.flaws.length > 0 ? error.flaws : [{ path: '', message: error.message }]
    return { outcome: 'rejected', id: null, errors }
  }
}

async function writeLine(desk: Desk, { id, input }: ImportLine): Promise<Outcome> {
  if (id === undefined) {
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
    return { outcome: 'created', id: await createRow(desk, given) }
  }
  const { [desk.resource.key]: key, ...changes } = input
  if (key !== undefined && key !== id) throw conflict(`The line is about ${id}, but says ${String(key)}.`)
  const changed: string[] = []
  const wrote = (names: readonly string[]): void => void changed.push(...names)
  if (!(await updateRow(desk, id, changes, { wrote }))) return { outcome: 'unchanged', id }
  return { outcome: 'updated', id, changed, emptied: changed.filter((name) => changes[name] === null) }
}

function reportOf(lines: readonly Line[]): Omit<ImportReport, 'dryrun' | 'changesetid' | 'ignored'> {
  const count = (outcome: Line['outcome']): number => lines.filter((line) => line.outcome === outcome).length
  return {
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
    lines,
  }
}
