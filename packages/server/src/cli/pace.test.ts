import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

const module = new URL('pace.ts', import.meta.url).href

/** Runs a program that is watched, and gives the lines of its log. */
const logOf = (program: string): Promise<string> =>
  new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      ['--input-type=module', '-e', `import { watchPace } from '${module}'\nwatchPace(1200)\n${program}`],
      (error, stdout) => (error ? reject(new Error(error.message)) : resolve(stdout)),
    ),
  )

test('code that computes without end is told by the log, with its place, while it does', async () => {
  const program = `function spin() { const until = Date.now() + 5000; while (Date.now() < until); }
await new Promise((resolve) => setTimeout(resolve, 600))
spin()
console.log('over')`
  const [line = '', over] = (await logOf(program)).trim().split('\n')
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    at: expect.arrayContaining([expect.stringMatching(/^spin \(.*:\d+\)$/u)]),
    msg: expect.stringMatching(/stands still: this has been computing for \d s/u),
  })
  expect(over).toBe('over')
})

test('a program that goes on is not told of, and ends when it is done', async () => {
  expect(await logOf("await new Promise((resolve) => setTimeout(resolve, 3000))\nconsole.log('over')")).toBe('over\n')
})
