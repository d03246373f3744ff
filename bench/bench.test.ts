import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

interface Report {
  readonly engines: readonly {
    readonly engine: string
    readonly same: number
    readonly figures: readonly { readonly operation: string; readonly ours: number; readonly raw?: number }[]
  }[]
}

const operations = [
  'start to the first right answer',
  'resident memory then',
  'one asset with names, own fields, position',
  'list of 50 by type, status and subtree, total',
  'page of 50 at nine tenths (raw by offset)',
  'page of 50 at nine tenths (raw by key)',
  'page at nine tenths by cursor, against the first',
  'first page by a choice, against that by key',
  'substring search, first 20 by name',
  'search over everything (raw: of assets)',
  'answer while one types, 95th of 100',
  'the slowest of them',
  'export of 2,000 as CSV',
  'rise of resident memory meanwhile, at most',
  'p99 of a single get meanwhile',
  'all 2,000 positions, loading included',
  'the same, against a plain loop',
  'map of a fifth of the assets, packed',
  'the same unchanged (raw: one asset)',
  'server time of the map after a move',
  'the longest of them',
  'collected item, one a push',
  'items in pushes of 100',
  'such an item, against one a push',
  'unchanged item, one a push',
  'such an item, against a changed one',
  'update of one (name)',
  'bulk edit of 500 rows',
  'undo of the bulk edit of 500 rows',
  'create of one',
  'start with the plugins that come along',
  'start with 50 plugins, against that',
  'page of 50 with the plugins that come along',
  'time of a page with 50 plugins, against that',
]

test('the benchmark measures every operation, and both servers answer the same', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-bench-test-'))
  try {
    const json = join(folder, 'figures.json')
    const script = fileURLToPath(new URL('run.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [script, '--quick', '--engine', 'sqlite', '--json', json])
    // Written by the benchmark itself.
    const { engines } = JSON.parse(await readFile(json, 'utf8')) as Report
    const figures = engines.flatMap((report) => report.figures)
    expect(engines.map((report) => report.engine)).toEqual(['sqlite'])
    expect(engines[0]?.same).toBe(61)
    // Those of the map page are only there where there is a browser and built pages.
    const names = figures.map((figure) => figure.operation).filter((name) => !name.startsWith('map page'))
    expect(names).toEqual(operations)
    for (const { operation, ours, raw } of figures) {
      if (!operation.startsWith('rise')) expect(ours, operation).toBeGreaterThan(0)
      if (raw !== undefined) expect(raw, operation).toBeGreaterThan(0)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
