import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'

/** Which processor core a process is kept to; the server has one for itself, the load generator takes the other. */
export type Core = 0 | 1

export interface Command {
  readonly core: Core
  /** A file and its arguments, run by this very Node. */
  readonly script: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly stdio: StdioOptions
}

/** Whether processes can be kept to a core here: Linux can, and has the command nearly everywhere. */
export const canPin = process.platform === 'linux' && spawnSync('taskset', ['-c', '0,1', 'true']).status === 0

/** Starts a script of ours or the product on its core. */
export function startNode({ core, script, environment, stdio }: Command): ChildProcess {
  const pinned = canPin ? ['taskset', '-c', String(core)] : []
  const [program = process.execPath, ...rest] = [...pinned, process.execPath, ...script]
  const child = spawn(program, rest, { stdio, env: { ...process.env, ...environment } })
  // Whatever happens to the benchmark, nothing that it started stays behind.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return child
}

/** Asks a process to end and waits until it has. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** The first line that a process writes; throws when it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (!stdout) throw new Error('The process has no output to read.')
  let text = ''
  stdout.setEncoding('utf8')
  for await (const piece of stdout.iterator({ destroyOnReturn: false })) {
    text += String(piece)
    if (text.includes('\n')) return text.slice(0, text.indexOf('\n'))
  }
  throw new Error('The process ended before it said anything.')
}
