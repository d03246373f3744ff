import type { Check, Finding } from './finding.ts'
import { parseOutput, runTool } from './program.ts'
import { isSource } from './source.ts'

interface Diagnostic {
  readonly message: string
  readonly code: string
  readonly severity: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

/** The rules of .oxlintrc.json, with types. */
export const checkLint: Check = async (root, only) => {
  const files = only?.filter(isSource)
  if (files?.length === 0) return []
  const ended = await runTool(root, 'oxlint/bin/oxlint', ['--format', 'json', ...(files ?? [])])
  // The shape is the one oxlint documents for its JSON format.
  const { diagnostics } = parseOutput('oxlint', ended) as { readonly diagnostics: readonly Diagnostic[] }
  return diagnostics.map(findingOf)
}

function findingOf({ filename, labels, message, code, severity }: Diagnostic): Finding {
  const line = labels[0]?.span.line
  return {
    file: filename,
    ...(line === undefined ? {} : { line }),
    message: `${message} ${code}`,
    ...(severity === 'error' ? {} : { warning: true }),
  }
}
