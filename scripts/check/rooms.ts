import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Finding } from './finding.ts'
import { parseOutput, runTool } from './program.ts'

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
  readonly cycle?: readonly { readonly name: string }[]
}

const rooms = ['packages', 'plugins', 'examples', 'scripts', 'e2e', 'bench', 'vitest.config.ts', 'playwright.config.ts']

/** Who may know whom: the rooms, the server's stairs, no rings, every import declared. Always looks at the whole tree. */
export const checkRooms: Check = async (root) => {
  const there = rooms.filter((room) => existsSync(join(root, room)))
  const words = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...there]
  const ended = await runTool(root, 'dependency-cruiser/bin/dependency-cruiser.mjs', words)
  // The shape is dependency-cruiser's documented result.
  const { summary } = parseOutput('dependency-cruiser', ended) as {
    readonly summary: {
      readonly violations: readonly Violation[]
      readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] }
    }
  }
  const reasons = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment ?? name]))
  return summary.violations.map((violation) => findingOf(violation, reasons.get(violation.rule.name) ?? ''))
}

function findingOf({ from, to, cycle }: Violation, reason: string): Finding {
  const way = cycle ? [from, ...cycle.map(({ name }) => name)].join(' -> ') : `imports ${to}`
  return { file: from, message: `${way}. ${reason}` }
}
