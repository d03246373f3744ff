import type { Reporter, Suite } from '@playwright/test/reporter'
import { closingLine } from './closing.ts'

/** A Playwright reporter that ends the run with one plain line of totals. A flaky test counts as passed. */
export default class ClosingReporter implements Reporter {
  #suite: Suite | undefined
  #broken = 0

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  onError(): void {
    this.#broken += 1
  }

  onExit(): Promise<void> {
    const ends = this.#suite?.allTests().map((test) => test.outcome()) ?? []
    const failed = ends.filter((end) => end === 'unexpected').length
    const skipped = ends.filter((end) => end === 'skipped').length
    console.log(closingLine({ passed: ends.length - failed - skipped, failed: failed + this.#broken, skipped }))
    return Promise.resolve()
  }
}
