import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What a program that has ended said. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** Runs a program to its end. A program that cannot be started rejects. */
export function runProgram(folder: string, program: string, words: readonly string[]): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const error: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => error.push(chunk))
  child.on('error', reject)
  child.on('close', (code) =>
    resolve({ code: code ?? 1, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() }),
  )
  return promise
}

/** Runs a script of a package with the runtime that runs us. `script` is its path under node_modules. */
export function runTool(root: string, script: string, words: readonly string[]): Promise<Ended> {
  return runProgram(root, process.execPath, [join(root, 'node_modules', script), ...words])
}

/** The JSON that a tool printed; throws with what it said instead. */
export function parseOutput(tool: string, ended: Ended): unknown {
  try {
    return JSON.parse(ended.out)
  } catch (cause) {
    throw new Error(`${tool} ended with ${ended.code}: ${ended.error.trim() || ended.out.trim()}`, { cause })
  }
}
