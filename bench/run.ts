import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from './data/places.ts'
import { parseOptions, type Options } from './options.ts'
import { canPin } from './processes.ts'
import { isMet } from './report/figure.ts'
import { tableOf } from './report/table.ts'
import { runEngine, type EngineReport } from './run-engine.ts'

// `npm run bench`: how fast the shop is, beside a raw server that does the same work and nothing else, in the same run.
const options = parseOptions(process.argv.slice(2))
const reports: EngineReport[] = []
for (const engine of options.engines) {
  console.log(headOf(engine))
  const report = await runIn(engine)
  console.log(
    `\n${tableOf(report.figures)}\n\n${report.same} answers of both servers were compared and said the same.\n`,
  )
  reports.push(report)
}
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(jsonOf(options, reports), null, 2)}\n`)

async function runIn(engine: Engine): Promise<EngineReport> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-bench-'))
  const progress = (words: string): void => console.log(`  ${new Date().toTimeString().slice(0, 8)}  ${words}`)
  try {
    return await runEngine(engine, options, { folder, progress })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function headOf(engine: Engine): string {
  const { assets, levels, relationships } = options.sizes
  const [locations] = [levels.reduce((sum, count) => sum + count, 0)]
  const cores = canPin
    ? 'server on core 0, load on core 1'
    : 'processes are not kept to cores here, so figures vary more'
  return `${engine}: ${assets.toLocaleString('en-US')} assets, ${locations} locations, ${relationships} relationships; Node ${process.versions.node}; ${cores}\n`
}

function jsonOf({ sizes, effort }: Options, engines: readonly EngineReport[]): object {
  const figures = engines.map((report) => ({
    ...report,
    figures: report.figures.map((figure) => ({ ...figure, met: isMet(figure) ?? null })),
  }))
  return { node: process.versions.node, pinned: canPin, sizes, effort, engines: figures }
}
