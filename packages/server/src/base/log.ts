import type { Log } from '@shopdb/contract'
import { pino } from 'pino'

/** From the most to the least that is written. */
export const loglevels = ['info', 'warn', 'error', 'silent'] as const

/** One of `loglevels`. */
export type LogLevel = (typeof loglevels)[number]

/** What a log needs to know; `write` is given whole lines. */
export interface LogOptions {
  readonly level: LogLevel
  /** Plain lines for people instead of JSON for machines. */
  readonly readable: boolean
  readonly write?: (line: string) => void
}

const secretnames = [
  'password',
  'newpassword',
  'token',
  'secret',
  'apikey',
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-csrf-token',
]

/** The site's log. Members that carry secrets are blanked, also one level down. */
export function createLog(options: LogOptions): Log {
  const write = options.write ?? ((line: string) => void process.stdout.write(line))
  const logger = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: pino.stdSerializers.err, cause: pino.stdSerializers.err },
      redact: { paths: secretnames.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '[hidden]' },
    },
    { write: options.readable ? (line: string) => write(readableLine(line)) : write },
  )
  return {
    info: (message, details) => logger.info(details ?? {}, message),
    warn: (message, details) => logger.warn(details ?? {}, message),
    error: (message, details) => logger.error(details ?? {}, message),
  }
}

function readableLine(line: string): string {
  // The log's own JSON, written by pino one step before.
  const { level, time, msg: message, ...details } = JSON.parse(line) as Record<string, unknown>
  const tail = Object.entries(details).map(([name, value]) => `${name}=${readableValue(value)}`)
  return `${[String(time).slice(11, 19), String(level).toUpperCase().padEnd(5), message, ...tail].join(' ')}\n`
}

function readableValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'stack' in value) return `\n${String(value.stack)}`
  return JSON.stringify(value)
}
