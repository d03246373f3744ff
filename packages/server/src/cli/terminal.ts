import { createInterface } from 'node:readline/promises'
import { type Environment, readEnvironment } from '../settings/environment.ts'

/** Where a command speaks and asks. */
export interface Terminal {
  /** The settings of the site that the command is for. */
  environment(): Environment
  /** One line for the person. */
  say(line: string): void
  /** Asks for something that must not be seen while it is typed; from a pipe, its first line. Empty where nothing comes. */
  askHidden(question: string): Promise<string>
  /** Ends the command with this code, once it is done. */
  exitWith(code: number): void
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  return {
    environment: () => readEnvironment(process.env),
    say: (line) => void process.stdout.write(`${line}\n`),
    askHidden: (question) => (process.stdin.isTTY ? typedLine(question) : pipedLine()),
    exitWith: (code) => {
      process.exitCode = code
    },
  }
}

async function typedLine(question: string): Promise<string> {
  process.stderr.write(question)
  // Without an output nothing of what is typed is shown.
  const lines = createInterface({ input: process.stdin, terminal: true })
  const answer = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return answer
}

async function pipedLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}
