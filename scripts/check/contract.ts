import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reportContract } from './contract-report.ts'
import type { Check } from './finding.ts'

const file = 'packages/contract/contract.api.md'

/** What a change of the contract asks of its version. */
type Due = 'major' | 'minor' | 'none'

/** The contract is what its committed report says; a change asks for a step of `contractversion`. */
export const checkContract: Check = async (root, only) => {
  if (only && !only.some((one) => one.startsWith('packages/contract/'))) return []
  if (!existsSync(join(root, file))) return [{ file, message: 'Is missing; run npm run check -- --accept-contract' }]
  const [before, after] = await Promise.all([readFile(join(root, file), 'utf8'), reportContract(root)])
  const message = compareReports(before, after)
  return message ? [{ file, message }] : []
}

/** Writes the report of the contract as it is now. */
export async function acceptContract(root: string): Promise<void> {
  await writeFile(join(root, file), await reportContract(root))
}

/** What is to be done about a changed report; undefined when it has not changed. */
export function compareReports(before: string, after: string): string | undefined {
  if (before === after) return undefined
  const gone = missingIn(after, before)
  const added = missingIn(before, after)
  const due = dueFor(gone.length, added.length)
  const accept = 'npm run check -- --accept-contract'
  if (isStepped(versionOf(before), versionOf(after), due)) return `The contract changed; write it down with ${accept}`
  const change = gone[0] ? `lost or changed '${gone[0]}'` : `gained '${added[0]}'`
  return `The contract ${change}: a ${due} step of contractversion ${versionOf(before).join('.')} is due, then ${accept}`
}

function dueFor(gone: number, added: number): Due {
  if (gone > 0) return 'major'
  return added > 0 ? 'minor' : 'none'
}

/** Before 1.0.0 the second number stands for the first. */
function isStepped(before: readonly number[], after: readonly number[], due: Due): boolean {
  const [major = 0, minor = 0] = before
  const [newmajor = 0, newminor = 0] = after
  if (due === 'none' || newmajor > major) return true
  return newmajor === major && newminor > minor && (due === 'minor' || major === 0)
}

function versionOf(report: string): readonly number[] {
  const [, version = '0.0.0'] = /contractversion = "(\d+\.\d+\.\d+)"/u.exec(report) ?? []
  return version.split('.').map(Number)
}

/** The lines of `wanted`, each with the declaration it stands in, that `report` does not have. */
function missingIn(report: string, wanted: string): readonly string[] {
  const there = new Set(membersOf(report))
  return membersOf(wanted).filter((member) => !there.has(member))
}

function membersOf(report: string): readonly string[] {
  return report.split(/\n{2,}/u).flatMap((block) => {
    const lines = block.split('\n').filter((line) => !/^\s*(?:\/\/|>|#|```|\}|$)|contractversion/u.test(line))
    const head = /\b(?:interface|class|type|const|function)\s+(\w+)/u.exec(lines[0] ?? '')?.[1] ?? ''
    return lines.map((line) => `${head}: ${line.trim()}`)
  })
}
