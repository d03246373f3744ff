import type { Reporter, TestModule } from 'vitest/node'
import { closingLine, failedLine, type Totals } from './closing.ts'

/** A Vitest reporter that ends the run with a line for each test that failed and one of totals. */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], broken: readonly unknown[]): void {
    for (const line of modules.flatMap(failures)) console.log(line)
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

function failures(module: TestModule): readonly string[] {
  const tests = [...module.children.allTests('failed')].map((test) =>
    failedLine(module.relativeModuleId, test.fullName, test.result().errors?.[0]?.message),
  )
  return [...module.errors().map(({ message }) => failedLine(module.relativeModuleId, 'the file', message)), ...tests]
}
