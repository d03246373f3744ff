import { relative } from 'node:path'
import type { Reporter, Suite, TestCase } from '@playwright/test/reporter'
import { closingLine, failedLine } from './closing.ts'

/** A Playwright reporter that ends the run with a line for each story that failed and one of totals. A flaky test counts as passed. */
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
    const stories = this.#suite?.allTests() ?? []
    for (const story of stories.filter((one) => one.outcome() === 'unexpected')) console.log(failure(story))
    const ends = stories.map((story) => story.outcome())
    const failed = ends.filter((end) => end === 'unexpected').length
    const skipped = ends.filter((end) => end === 'skipped').length
    console.log(closingLine({ passed: ends.length - failed - skipped, failed: failed + this.#broken, skipped }))
    return Promise.resolve()
  }
}

function failure(story: TestCase): string {
  // The names around a story begin with the root, which has none, and the project.
  const [, project] = story.titlePath()
  return failedLine(
    `${relative('.', story.location.file)} (${project})`,
    story.title,
    story.results.at(-1)?.error?.message,
  )
}
