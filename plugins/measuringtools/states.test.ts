import { expect, test } from 'vitest'
import { standingOf, type ToolFacts } from './states.ts'

const calendar = { today: '2026-11-20', duesoondays: 30 }
const sound: ToolFacts = {
  state: 'active',
  calibrationmode: 'in-house',
  lastcaldate: '2026-06-01',
  duedate: '2027-06-01',
  lastresult: 'pass',
  intervalvalue: 12,
  intervalunit: 'months',
  usessince: 0,
}
const counted = { intervalunit: 'uses', intervalvalue: 100, duedate: null } as const

test.each<[string, Partial<ToolFacts>, string, boolean]>([
  ['a tool that is calibrated and far from due', {}, 'Calibrated', true],
  ['one that is due in the warning time', { duedate: '2026-12-20' }, 'Due in 30 days', true],
  ['one that is due a day later than that', { duedate: '2026-12-21' }, 'Calibrated', true],
  ['one that is due tomorrow', { duedate: '2026-11-21' }, 'Due in 1 day', true],
  ['one that is due today', { duedate: '2026-11-20' }, 'Due today', true],
  ['one that was due yesterday', { duedate: '2026-11-19' }, 'Overdue by 1 day', false],
  ['one that failed, however far its date', { lastresult: 'fail' }, 'Out of tolerance', false],
  ['one that failed and is overdue', { lastresult: 'fail', duedate: '2026-01-01' }, 'Out of tolerance', false],
  ['one that is limited', { lastresult: 'limited' }, 'Limited', true],
  ['one that is limited and soon due', { lastresult: 'limited', duedate: '2026-11-25' }, 'Limited', true],
  ['one that is limited and overdue', { lastresult: 'limited', duedate: '2026-11-10' }, 'Overdue by 10 days', false],
  ['one that was never calibrated', { lastcaldate: null, duedate: null, lastresult: null }, 'Never calibrated', false],
  ['one that nobody gave an interval', { duedate: null, intervalvalue: null }, 'No due date', false],
  ['one for reference', { calibrationmode: 'reference only', duedate: null }, 'Reference only', false],
  ['one at the laboratory', { state: 'out for calibration', duedate: '2026-01-01' }, 'Out for calibration', false],
  ['one in repair', { state: 'in repair' }, 'In repair', false],
  ['one that is lost and was for reference', { state: 'lost', calibrationmode: 'reference only' }, 'Lost', false],
  ['one in quarantine that passed', { state: 'quarantined' }, 'Quarantined', false],
  ['one that is retired and overdue', { state: 'retired', duedate: '2020-01-01' }, 'Retired', false],
  ['one whose uses are counted', { ...counted, usessince: 20 }, 'Calibrated', true],
  ['one with a tenth of its uses left', { ...counted, usessince: 90 }, '10 uses left', true],
  ['one with its last use left', { ...counted, usessince: 99 }, '1 use left', true],
  ['one without a use left', { ...counted, usessince: 100 }, 'Overdue after 100 uses', false],
  [
    'one whose uses are counted and whose due date is past',
    { ...counted, duedate: '2026-11-01' },
    'Overdue by 19 days',
    false,
  ],
])('%s stands as it must', (_title, facts, label, isusable) => {
  expect(standingOf({ ...sound, ...facts }, calendar)).toMatchObject({ label, isusable })
})

test('what may not be used is never told in green', () => {
  const states = ['active', 'out for calibration', 'in repair', 'quarantined', 'lost', 'retired'] as const
  for (const state of states) {
    for (const duedate of ['2020-01-01', '2027-01-01', null]) {
      const { isusable, tone } = standingOf({ ...sound, state, duedate }, calendar)
      expect(tone === 'success' && !isusable).toBe(false)
    }
  }
})
