import type { Check, Finding } from './finding.ts'
import { parseOutput, runTool } from './program.ts'

type Item = { readonly name?: string; readonly line?: number }

const kinds: Readonly<Record<string, (name: string) => string>> = {
  files: () => 'Nothing imports this file.',
  exports: (name) => `${name} is exported and nobody imports it.`,
  types: (name) => `The type ${name} is exported and nobody imports it.`,
  dependencies: (name) => `${name} is declared and nothing imports it.`,
  devDependencies: (name) => `${name} is declared and nothing imports it.`,
  unlisted: (name) => `${name} is imported and not declared in the nearest package.json.`,
  unresolved: (name) => `${name} is imported and not there.`,
  duplicates: (name) => `${name} is exported twice.`,
}

/** No file, export or dependency that nobody uses, and none used that is not declared. */
export const checkUnused: Check = async (root) => {
  const ended = await runTool(root, 'knip/bin/knip.js', ['--reporter', 'json', '--no-progress', '--no-config-hints'])
  // The shape is knip's JSON reporter: per file a list under each kind of issue.
  const { issues } = parseOutput('knip', ended) as {
    readonly issues: readonly ({ readonly file: string } & Readonly<Record<string, unknown>>)[]
  }
  return issues.flatMap((issue) =>
    Object.entries(kinds).flatMap(([kind, say]) =>
      itemsOf(issue[kind]).map((item) => findingOf(issue.file, item, say)),
    ),
  )
}

function itemsOf(list: unknown): readonly Item[] {
  // Duplicates come as lists of lists, everything else as a list.
  return Array.isArray(list) ? (list.flat() as readonly Item[]) : []
}

function findingOf(file: string, { name, line }: Item, say: (name: string) => string): Finding {
  return { file, ...(line === undefined ? {} : { line }), message: say(name ?? file) }
}
