import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readSources, type Source } from '../check/source.ts'
import { type Kind, kindsOf } from './kinds.ts'

type Counted = Kind | 'tests'

/** The hand-written lines of a plugin by kind; blank ones, comments, imports, and migrations, which are made, do not count. */
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
    /\.test\.|\/testing\.ts$/u.test(source.file) ? kindsOf(source).map(() => 'tests') : kindsOf(source),
  )
  const count = (wanted: Counted): number => kinds.filter((kind) => kind === wanted).length
  return linesBy(count)
}

const linesBy = (count: (kind: Counted) => number): PluginLines['lines'] => ({
  declaration: count('declaration'),
  rules: count('rules'),
  hooks: count('hooks'),
  sample: count('sample'),
  tests: count('tests'),
})

/** The table of `docs/plugins.md`. */
export function linesTable(plugins: readonly PluginLines[]): string {
  const head = '| plugin | declaration | rules | hooks | declared | sample | tests |'
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...[...plugins, totalOf(plugins)].map(rowOf)].join('\n')
}

function rowOf({ name, lines: { declaration, rules, hooks, sample, tests } }: PluginLines): string {
  const share = `${Math.round((100 * declaration) / (declaration + rules + hooks))} %`
  return `| ${[name, declaration, rules, hooks, share, sample, tests].join(' | ')} |`
}

function totalOf(plugins: readonly PluginLines[]): PluginLines {
  const sum = (kind: Counted): number => plugins.reduce((all, { lines }) => all + lines[kind], 0)
  return { name: 'all', lines: linesBy(sum) }
}
