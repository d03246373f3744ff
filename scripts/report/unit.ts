import type { Reporter, TestModule } from 'vitest/node'
import { closingLine, type Totals } from './closing.ts'

/** A Vitest reporter that ends the run with one plain line of totals. */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], broken: readonly unknown[]): void {
    console.log(closingLine(modules.reduce(withModule, { passed: 0, failed: broken.length, skipped: 0 })))
  }
}

function withModule(totals: Totals, module: TestModule): Totals {
  const states = [...module.children.allTests()].map((test) => test.result().state)
  const fell = module.state() === 'failed' && !states.includes('failed')
  return {
    passed: totals.passed + states.filter((state) => state === 'passed').length,
    failed: totals.failed + states.filter((state) => state === 'failed').length + (fell ? 1 : 0),
    skipped: totals.skipped + states.filter((state) => state === 'skipped').length,
  }
}
