import { expect, test } from 'vitest'
import { reviewDue, tidyKeywords, tidyShare } from './tidy.ts'

test.each([
  ['printer dnc printer dnc ', 'printer, dnc'],
  ['Cold start, chatter , cold  start', 'Cold start, chatter'],
  [' , ', null],
  ['', null],
])('keywords written as "%s" are each there once', (written, tidy) => {
  expect(tidyKeywords(written)).toBe(tidy)
})

test.each([
  [String.raw`\\\\filesrv\\docs\\kb2.docx`, String.raw`\\filesrv\docs\kb2.docx`],
  [String.raw`\\filesrv\docs\kb2.docx`, String.raw`\\filesrv\docs\kb2.docx`],
])('the share %s is written as people use it', (written, share) => {
  expect(tidyShare(written)).toBe(share)
})

test.each([
  ['2026-11-20', 12, '2027-11-20'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-10-31', 0, null],
])('reviewed on %s for %i months, an article is due on %s', (reviewed, months, due) => {
  expect(reviewDue(reviewed, months)).toBe(due)
})
