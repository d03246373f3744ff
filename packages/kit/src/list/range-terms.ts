import type { FieldMeta } from '@shopdb/contract'

/**
 * What a person wrote at one end of a range, as the address holds it. A day at the end of a range of moments means until the
 * last of that day, in the reader's own time zone.
 */
export function rangeTerm(field: FieldMeta, end: 'gte' | 'lte', written: string): string {
  if (field.kind !== 'datetime' || written === '') return written.trim().replace(',', '.')
  const moment = new Date(`${written}T${end === 'gte' ? '00:00:00.000' : '23:59:59.999'}`)
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
}

/** The other way round: what the input shows. */
export function rangeText(field: FieldMeta, term: string | undefined): string {
  if (term === undefined || field.kind !== 'datetime') return term ?? ''
  const moment = new Date(term)
  if (Number.isNaN(moment.getTime())) return ''
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 10)
}
