import { parseArgs } from 'node:util'
import { checks, notwhenstaged } from './checks.ts'
import { acceptContract } from './contract.ts'
import { type Finding, findingText } from './finding.ts'
import { listStaged } from './tree.ts'

const usage = `npm run check [-- names... | --staged | --warnings | --accept-contract]
  names: ${Object.keys(checks).join(' ')}`
const atonce = 2
// npm and the commit hook start it at the root of the repository.
const root = process.cwd()

interface Done {
  readonly name: string
  readonly findings: readonly Finding[]
}

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    staged: { type: 'boolean', default: false },
    warnings: { type: 'boolean', default: false },
    'accept-contract': { type: 'boolean', default: false },
  },
})

process.exitCode = await main()

async function main(): Promise<number> {
  if (positionals.some((name) => !checks[name])) {
    console.error(usage)
    return 2
  }
  if (flags['accept-contract']) await acceptContract(root)
  const started = performance.now()
  const failed = (await runAll(wantedNames())).filter(hasFailed)
  const sum = failed.length === 0 ? 'All is well' : `To mend: ${failed.map(({ name }) => name).join(', ')}`
  console.log(`${sum} (${seconds(started)})`)
  return failed.length === 0 ? 0 : 1
}

function wantedNames(): readonly string[] {
  if (positionals.length > 0) return positionals
  return Object.keys(checks).filter((name) => !flags.staged || !notwhenstaged.includes(name))
}

async function runAll(names: readonly string[]): Promise<readonly Done[]> {
  const only = flags.staged ? await listStaged(root) : undefined
  const waiting = [...names]
  const done: Done[] = []
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name; name = waiting.shift()) done.push(await runOne(name, only))
  }
  await Promise.all(Array.from({ length: atonce }, worker))
  return done
}

async function runOne(name: string, only?: readonly string[]): Promise<Done> {
  const started = performance.now()
  const findings = await findingsOf(name, only)
  const errors = findings.filter((finding) => !finding.warning)
  const warnings = findings.filter((finding) => finding.warning)
  const state = errors.length > 0 ? `${errors.length} to mend` : 'ok'
  const note = warnings.length > 0 ? `, ${warnings.length} to think about` : ''
  const shown = flags.warnings ? findings : errors
  const lines = [
    `${name.padEnd(10)} ${state}${note} (${seconds(started)})`,
    ...shown.map((one) => `  ${findingText(one)}`),
  ]
  console.log(lines.join('\n'))
  return { name, findings }
}

async function findingsOf(name: string, only?: readonly string[]): Promise<readonly Finding[]> {
  try {
    return (await checks[name]?.(root, only)) ?? []
  } catch (cause) {
    // A tool that breaks must not hide what the other checks find.
    return [{ file: 'scripts/check', message: cause instanceof Error ? cause.message : String(cause) }]
  }
}

function hasFailed({ findings }: Done): boolean {
  return findings.some((finding) => !finding.warning)
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}
