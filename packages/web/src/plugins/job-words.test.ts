import type { JobAnswer, JobRunAnswer } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { hasFailed, lastWords, nextWords, zoneWords } from './job-words.ts'

const [at, later] = ['2026-11-21T03:40:00.000Z', '2026-11-22T03:40:00.000Z']

const job = (more: Partial<JobAnswer> = {}): JobAnswer => ({
  name: 'presses.visit',
  plugin: 'presses',
  label: 'Visit the presses',
  schedule: '* * * * *',
  words: 'Every minute',
  nextdate: null,
  lastrun: null,
  failingsince: null,
  ...more,
})
const ended = (state: JobRunAnswer['state'], reason = ''): Pick<JobAnswer, 'lastrun'> => ({
  lastrun: { state, starteddate: later, endeddate: later, reason },
})

test('a job says how it went last', () => {
  expect(lastWords(job())).toBe('It has not run yet.')
  expect(lastWords(job(ended('running')))).toBe(`It runs since ${later}.`)
  expect(lastWords(job(ended('well')))).toBe(`Last run ${later}: it went well.`)
  expect(lastWords(job({ ...ended('failed', 'No gas'), failingsince: later }))).toBe(`Last run ${later}: No gas.`)
  expect(lastWords(job({ ...ended('failed', 'No gas.'), failingsince: at }))).toBe(
    `Last run ${later}: No gas. It fails since ${at}.`,
  )
})

test('a job has failed where it said so, and where its server died with it', () => {
  const states = ['running', 'well', 'failed', 'lost'] as const
  expect(states.map((state) => hasFailed(job(ended(state))))).toEqual([false, false, true, true])
  expect(hasFailed(job())).toBe(false)
})

test('a job says when it comes next, and whose clock is meant where that is not plain', () => {
  expect(nextWords(job({ nextdate: at }))).toBe(`Next run ${at}.`)
  expect(nextWords(job())).toBe('It does not come again.')
  expect(zoneWords('Europe/Berlin', 'Europe/Berlin')).toBe('')
  expect(zoneWords('Europe/Berlin', 'Europe/Lisbon')).toContain('Europe/Berlin')
})
