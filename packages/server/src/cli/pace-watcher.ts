import { writeSync } from 'node:fs'
import { type Debugger, Session } from 'node:inspector'
import { flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

/** What the watched thread has handed over. */
interface Watched {
  /** Goes up as long as that thread goes on. */
  readonly signs: Int32Array
  readonly patience: number
}

// Handed over by `watchPace`.
const { signs, patience } = workerData as Watched
// A machine that slept did not compute: what counts is how often this thread has looked.
const seen = { sign: -1, times: 0 }
const often = Math.min(1000, patience / 4)
/** So many callers are told. */
const depth = 8

setInterval(look, often)
flushCompileCache()

function look(): void {
  const sign = Atomics.load(signs, 0)
  if (sign !== seen.sign) return void Object.assign(seen, { sign, times: 0 })
  seen.times += 1
  if (seen.times === Math.ceil(patience / often)) askWhere(tell)
}

/** Stops the thread for a moment to see where it is. */
function askWhere(told: (at: readonly string[]) => void): void {
  const session = new Session()
  const scripts = new Map<string, string>()
  session.connectToMainThread()
  session.on('Debugger.scriptParsed', ({ params: { scriptId, url } }) => void scripts.set(scriptId, url))
  session.on('Debugger.paused', ({ params: { callFrames } }) => {
    told(callFrames.slice(0, depth).map((frame) => placeOf(frame, scripts)))
    session.post('Debugger.resume', () => session.disconnect())
  })
  session.post('Debugger.enable')
  session.post('Debugger.pause')
}

function placeOf({ functionName, location }: Debugger.CallFrame, scripts: ReadonlyMap<string, string>): string {
  return `${functionName || 'a function'} (${scripts.get(location.scriptId) ?? ''}:${location.lineNumber + 1})`
}

/** A line of the log; the thread that writes it otherwise does not come to it. */
function tell(at: readonly string[]): void {
  const told = `The site stands still: this has been computing for ${Math.round(patience / 1000)} s.`
  writeSync(1, `${JSON.stringify({ level: 'error', time: new Date().toISOString(), at, ['msg']: told })}\n`)
}
