import { dayText, fieldText } from '../field/field-text.ts'
import type { Condition, Operator } from './conditions.ts'
import { rangeText } from './range-terms.ts'

const words: Readonly<Record<Operator, string>> = {
  '': 'is',
  ne: 'is not',
  gt: 'above',
  gte: 'from',
  lt: 'below',
  lte: 'to',
  contains: 'contains',
  startswith: 'starts with',
  isnull: 'is',
  under: 'within',
}

/** A filter in words: `from 3 to 9`, `is empty`, `within Hall A`. `names` tells what references are called. */
export function conditionText({ field, terms }: Condition, names: Readonly<Record<string, string>>): string {
  const parts = Object.entries(terms).map(([operator, value]) => {
    if (operator === 'isnull') return value === 'true' ? 'is empty' : 'is not empty'
    const said = value.split(',').map((one) => names[one] ?? valueText(field, one))
    // The keys of `terms` are operators; Object.entries forgets it.
    return `${words[operator as Operator]} ${said.join(' or ')}`
  })
  return parts.length === 0 ? '...' : parts.join(' ')
}

function valueText(field: Condition['field'], written: string): string {
  if (field.kind === 'boolean') return written === 'true' ? 'yes' : 'no'
  if (field.kind === 'reference') return written
  // Ranges of moments are picked by the day.
  if (field.kind === 'datetime') return dayText(rangeText(field, written) || written)
  const isNumber = field.kind === 'integer' || field.kind === 'decimal'
  return fieldText(field, { [field.name]: isNumber ? Number(written) : written })
}
