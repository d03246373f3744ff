import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readSources, type Source } from '../check/source.ts'
import { type Kind, kindsOf } from './kinds.ts'

type Counted = Kind | 'tests'

/** The hand-written lines of a plugin by kind; blank ones, comments and migrations, which are made, do not count. */
export interface PluginLines {
  readonly name: string
  readonly lines: Readonly<Record<Counted, number>>
}

/** Counts the lines of every bundled plugin, by name. */
export async function pluginLines(root: string): Promise<readonly PluginLines[]> {
  const entries = await readdir(join(root, 'plugins'), { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const sources = await readSources(root)
  const of = (name: string): readonly Source[] => sources.filter(({ file }) => file.startsWith(`plugins/${name}/`))
  return names.toSorted().map((name) => ({ name, lines: countLines(of(name)) }))
}

function countLines(sources: readonly Source[]): PluginLines['lines'] {
  const kinds = sources.flatMap((source): readonly Counted[] =>
    source.file.includes('.test.') ? kindsOf(source).map(() => 'tests') : kindsOf(source),
  )
  const count = (wanted: Counted): number => kinds.filter((kind) => kind === wanted).length
  return {
    declaration: count('declaration'),
    rules: count('rules'),
    hooks: count('hooks'),
    sample: count('sample'),
    tests: count('tests'),
  }
}

/** The table of `docs/plugins.md`. */
export function linesTable(plugins: readonly PluginLines[]): string {
  const rows = plugins.map(({ name, lines: { declaration, rules, hooks, sample, tests } }) => {
    const share = `${Math.round((100 * declaration) / (declaration + rules + hooks))} %`
    return `| ${[name, declaration, rules, hooks, share, sample, tests].join(' | ')} |`
  })
  const head = '| plugin | declaration | rules | hooks | declared | sample | tests |'
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')
}
