import { defineSilence } from '@shopdb/contract'
import { computer } from './computer.ts'

/** Computers of which no collector has told for long. */
export const silence = defineSilence(computer, {
  name: 'unseen',
  field: 'lastseen',
  days: 'staledays',
  title: 'Computers not seen for {days} days',
  column: 'Not seen for',
  ismarked: true,
})
