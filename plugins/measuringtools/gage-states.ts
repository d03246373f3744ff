import { meaningOf, type Meanings } from '@shopdb/contract'
import { saidText } from './gage-words.ts'
import type { toolstates } from './tool.ts'

type State = (typeof toolstates)[number] | 'reference only'

/** A status is known by its first words, and those that follow do not take them back. */
const begins = (words: string): RegExp => new RegExp(`^(?:${words})\\b(?!.*\\b(?:not|no|never|until)\\b)`, 'u')

const cal = 'cal(?:ibration)?'
const statewords: Meanings<State> = [
  [
    begins(`(?:for )?ref(?:erence)?(?: use)? only|reference|(?:no|not) ${cal} required|${cal} not required`),
    'reference only',
  ],
  [
    begins('(?:(?:out|in|at|for|under|needs|sent|out for|in for|sent for|sent out for) )?(?:repair|maintenance)'),
    'in repair',
  ],
  [begins('being (?:repaired|serviced)|(?:(?:at|for|under|needs|out for|in for|sent for) )?service'), 'in repair'],
  [
    begins(`(?:out|away|in|sent|sent out) (?:for|to) ${cal}|(?:at|awaiting|for) ${cal}|being calibrated`),
    'out for calibration',
  ],
  [begins(`(?:out )?(?:at|to) (?:the )?(?:${cal} )?lab(?:oratory)?`), 'out for calibration'],
  [begins('(?:in |on )?(?:quarantined?|hold)|defective|damaged|broken|rejected|failed|do not use'), 'quarantined'],
  [begins('(?:out of|not in) service|oos'), 'quarantined'],
  [begins('lost|missing|stolen|(?:not|cannot be) found'), 'lost'],
  [begins('retired|scrap(?:ped)?|in ?active|obsolete|disposed|decommissioned|withdrawn'), 'retired'],
  [begins('not active|(?:not|no longer) in use|(?:removed|taken out) (?:from|of) (?:service|use)'), 'retired'],
  // Whatever else is said of a tool in use may be why it is not.
  [/^(?:active|available|issued|ok(?:ay)?|(?:active )?(?:in|for) (?:use|service))$/u, 'active'],
]

/** Where a tool is; active where nothing is said, undefined for words that are not plainly one state. */
export function saidState(written: string | undefined): State | undefined {
  const said =
    saidText(written)
      ?.toLowerCase()
      .replaceAll(/[^a-z]+/gu, ' ')
      .trim() ?? 'active'
  return meaningOf(statewords, said)
}
