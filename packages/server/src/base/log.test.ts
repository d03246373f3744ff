import { describe, expect, test } from 'vitest'
import { createLog, type LogOptions } from './log.ts'

function logTo(lines: string[], options: Partial<LogOptions> = {}) {
  return createLog({ level: 'info', readable: false, write: (line) => lines.push(line), ...options })
}

describe('the log', () => {
  test('writes one JSON object a line for machines', () => {
    const lines: string[] = []
    logTo(lines).warn('The disk is nearly full.', { freemb: 12 })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', msg: 'The disk is nearly full.', freemb: 12 })
  })

  test('writes a plain line for people', () => {
    const lines: string[] = []
    logTo(lines, { readable: true }).info('Plugin started.', { plugin: 'equipment' })
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d INFO {2}Plugin started. plugin=equipment\n$/u)
  })

  test('hides passwords, tokens and cookies, also one level down', () => {
    const lines: string[] = []
    logTo(lines).info('Signed in.', {
      password: 'p1',
      headers: { cookie: 'p2', authorization: 'p3', 'x-api-key': 'p4' },
    })
    expect(lines[0]).not.toMatch(/p1|p2|p3|p4/u)
  })

  test('keeps the stack of an error', () => {
    const lines: string[] = []
    logTo(lines).error('It broke.', { error: new Error('a pipe') })
    expect(lines[0]).toContain('log.test.ts')
  })

  test('keeps quiet below its level', () => {
    const lines: string[] = []
    logTo(lines, { level: 'error' }).warn('Nobody reads this.')
    expect(lines).toEqual([])
  })
})
