import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { invalid } from '@shopdb/contract'
import type { EndLine, PassportHead, PassportLine } from './lines.ts'

/** Writes a passport line by line; it has its name only when it is whole on the disk. */
export async function writePassport(
  file: string,
  head: PassportHead,
  lines: AsyncIterable<PassportLine>,
): Promise<number> {
  const half = `${file}.part`
  const handle = await open(half, 'wx')
  try {
    const told = { lines: 0, hash: createHash('sha256') }
    await handle.write(counted(told, head))
    for await (const line of lines) await handle.write(counted(told, line))
    const end: EndLine = { kind: 'end', lines: told.lines, sha256: told.hash.digest('hex') }
    await handle.write(`${JSON.stringify(end)}\n`)
    await handle.sync()
    await handle.close()
    await rename(half, file)
    return told.lines
  } catch (cause) {
    await handle.close().catch(() => undefined)
    await rm(half, { force: true })
    throw cause
  }
}

function counted(told: { lines: number; readonly hash: Hash }, line: PassportHead | PassportLine): string {
  const text = `${JSON.stringify(line)}\n`
  told.lines += 1
  told.hash.update(text)
  return text
}

/** A passport that is whole: its first line, and the sum by which the log of a site knows it. */
export interface CheckedPassport {
  readonly head: PassportHead
  readonly sha256: string
}

/** Reads a passport from its start to its end and checks that it is whole, before anything of it is believed. */
export async function checkPassport(file: string): Promise<CheckedPassport> {
  const told = { lines: 0, hash: createHash('sha256') }
  let head: PassportHead | undefined
  let end: EndLine | undefined
  for await (const { text, line } of linesOf(file)) {
    if (end) throw broken(file)
    head ??= headOf(file, line)
    if (line['kind'] === 'end') end = { kind: 'end', lines: Number(line['lines']), sha256: String(line['sha256']) }
    else {
      told.lines += 1
      told.hash.update(`${text}\n`)
    }
  }
  if (!head || end?.lines !== told.lines || end.sha256 !== told.hash.digest('hex')) throw broken(file)
  return { head, sha256: end.sha256 }
}

const broken = (file: string): Error => invalid(`${file} is not whole: it was cut off or changed since it was written.`)

function headOf(file: string, line: Readonly<Record<string, unknown>>): PassportHead {
  if (line['kind'] !== 'passport') throw invalid(`${file} is no data passport.`)
  if (line['passport'] !== 1) throw invalid(`${file} was written by a newer version; update this site first.`)
  // Its sum is checked before anything of it is used.
  return line as unknown as PassportHead
}

/** The lines between the first and the last; the file was checked before. */
export async function* passportLines(file: string): AsyncGenerator<PassportLine> {
  for await (const { line } of linesOf(file))
    // What was written is what comes back.
    if (line['kind'] !== 'passport' && line['kind'] !== 'end') yield line as unknown as PassportLine
}

async function* linesOf(
  file: string,
): AsyncGenerator<{ readonly text: string; readonly line: Readonly<Record<string, unknown>> }> {
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    yield { text, line: parsed(file, text) }
  }
}

function parsed(file: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null) return { ...line }
  } catch {
    // Told below, like every other line that is none.
  }
  throw broken(file)
}
