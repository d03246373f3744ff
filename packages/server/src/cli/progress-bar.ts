import type { WriteStream } from 'node:tty'
import type { Progress } from '../import/progress.ts'

/** Shows progress in one line of a terminal that is written anew; elsewhere one line for each phase. */
export function progressBar(stream: Pick<WriteStream, 'isTTY'> & { write(text: string): boolean }): Progress {
  const shown = { phase: '', percent: -1 }
  return ({ phase, done, total }) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (!stream.isTTY) {
      if (shown.phase !== phase) stream.write(`${phase}\n`)
      shown.phase = phase
      return
    }
    if (shown.phase === phase && shown.percent === percent) return
    Object.assign(shown, { phase, percent })
    const isEnd = phase === 'writing' && done === total
    stream.write(
      `\r\u001b[2K${isEnd ? '' : `${'#'.repeat(percent / 5).padEnd(20, '.')} ${String(percent).padStart(3)} %  ${phase}`}`,
    )
  }
}
