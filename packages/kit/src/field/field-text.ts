import * as contract from '@shopdb/contract'
import { choiceText, choiceTitle, type FieldMeta, type JsonRow } from '@shopdb/contract'

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** A calendar day in the reader's language. */
export function dayText(value: string): string {
  const date = new Date(`${value.slice(0, 10)}T00:00:00.000Z`)
  return Number.isNaN(date.getTime()) ? value : day.format(date)
}

/** A day that stands by itself, not in a number, a version or the name of a file. */
const alone = /(?<![\w./\\-])\d{4}-\d{2}-\d{2}(?![\w/\\-]|\.\w)/gu

/** A moment as programs write it, ISO 8601 in UTC. */
const exact = /(?<![\w./\\-])\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z(?![\w/\\-]|\.\w)/gu

/** What a program says, with the days and moments in it in the reader's language, and the moments in the reader's time zone. */
export function toldText(text: string): string {
  return text.replaceAll(exact, momentText).replaceAll(alone, dayText)
}

/** A moment in the reader's language and time zone. */
export function momentText(value: string): string {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? value : moment.format(date)
}

/** A number in the reader's language; thousands are set apart from 10,000 on, so that ports and years stay whole. */
export function numberText(value: number, scale?: number): string {
  return contract.numberText(value, scale, [])
}

/** The same with its unit, which is singular beside one: `1 day`. */
export function amountText(value: number, unit?: string, scale?: number): string {
  return contract.amountText(value, unit, scale, [])
}

/** `true`, 17 or `{...}` for people. Null and undefined are the empty text. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What a row is called; some go by their day. */
function nameText(name: unknown): string {
  const text = plainText(name)
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) ? dayText(text) : text
}

/** A value of a row as one line of text; references by the name of what they point to. */
export function fieldText(field: FieldMeta, row: JsonRow): string {
  const value = row[field.name]
  if (value === null || value === undefined) return ''
  if (field.references) return choiceText(field, nameText(row[field.references.namemember] ?? value))
  if (field.kind === 'date') return dayText(String(value))
  if (field.kind === 'datetime') return momentText(String(value))
  if (field.kind === 'choice' || field.labels) return choiceTitle(field, String(value))
  if (typeof value === 'number' && field.kind !== 'file') return amountText(value, field.unit, field.scale)
  return plainText(value)
}

/** The choices of a field for a menu: what people read, and the word that is kept. */
export function choiceItems(field: FieldMeta): { readonly label: string; readonly value: string }[] {
  return (field.choices ?? []).map((value) => ({ label: choiceTitle(field, value), value }))
}

/** Whether a column of this field is read as numbers: set to the right, digits of one width. */
export function isNumeric(field: FieldMeta): boolean {
  return field.kind === 'integer' || field.kind === 'decimal'
}

/** Whether a field holds a CSS colour, which is drawn beside its name. */
export function isColor(field: FieldMeta): boolean {
  return field.kind === 'text' && /colou?r$/u.test(field.name)
}

const minute = 60_000
const steps: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly length: number; readonly most: number }[] =
  [
    { unit: 'minute', length: minute, most: 60 },
    { unit: 'hour', length: 60 * minute, most: 24 },
    { unit: 'day', length: 1440 * minute, most: 7 },
  ]

/** How long ago a moment is: `2 hours ago`; older than a week the moment itself. */
export function agoText(value: string, now: number): string {
  const age = now - new Date(value).getTime()
  if (age < minute) return 'just now'
  const step = steps.find(({ length, most }) => age < length * most)
  if (!step) return momentText(value)
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(-Math.floor(age / step.length), step.unit)
}
