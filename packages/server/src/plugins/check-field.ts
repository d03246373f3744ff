import { choiceText, type Field, fieldkinds, type FieldKind, type Flaw, parseValue } from '@shopdb/contract'
import { choiceOf } from './closest.ts'

const common = [
  'kind',
  'label',
  'help',
  'required',
  'default',
  'unique',
  'index',
  'list',
  'search',
  'identity',
  'group',
  'readonly',
  'hidden',
] as const
const limits = ['min', 'max'] as const

const optionsOf: Readonly<Record<FieldKind, readonly string[]>> = {
  text: [...limits, 'pattern', 'patternwords'],
  markdown: [...limits, 'pattern', 'patternwords'],
  integer: [...limits, 'unit'],
  decimal: [...limits, 'unit', 'scale'],
  boolean: [],
  date: [],
  datetime: [],
  choice: ['choices', 'labels'],
  email: [],
  url: [],
  ipaddress: ['elsewhere'],
  cidr: [],
  macaddress: ['elsewhere'],
  json: ['max'],
  secret: [],
  reference: ['to', 'grows'],
  file: [],
}

const types: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['required', 'unique', 'index', 'list', 'search', 'readonly', 'hidden', 'grows', 'elsewhere'].map((name) => [
      name,
      'boolean',
    ]),
  ),
  ...Object.fromEntries(['label', 'help', 'group', 'pattern', 'patternwords', 'unit'].map((name) => [name, 'string'])),
  ...Object.fromEntries(['min', 'max', 'scale'].map((name) => [name, 'number'])),
}

/** Kinds without an order or too long for an index. */
const unindexable: readonly FieldKind[] = ['markdown', 'json', 'secret']
/** Characters up to which a text can be indexed on every engine. */
const indexable = 500

/** Everything that is wrong with one declared field; none when it is sound. Its code need not have been type-checked. */
export function checkField(path: string, field: Field): readonly Flaw[] {
  const kind = fieldkinds.find((one) => one === field.kind)
  if (!kind)
    return [{ path, message: `has the kind '${field.kind}', which is none; ${choiceOf(field.kind, fieldkinds)}` }]
  const messages = [
    ...optionFlaws(field, kind),
    ...typeFlaws(field),
    ...needFlaws(field),
    ...indexFlaws(field),
    ...(['undefined', 'boolean'].includes(typeof field.identity) || field.identity === 'last'
      ? []
      : ["has an identity that is not true, false or 'last'"]),
    ...(field.hidden && !field.readonly ? ['is hidden, so nobody could fill it in: it has to be readonly'] : []),
  ]
  // Only an otherwise sound field can tell whether its default fits.
  return (messages.length > 0 ? messages : defaultFlaws(field)).map((message) => ({ path, message }))
}

function optionFlaws(field: Field, kind: FieldKind): readonly string[] {
  const known: readonly string[] = [...common, ...optionsOf[kind]]
  return Object.keys(field)
    .filter((name) => !known.includes(name))
    .map((name) => `has the option ${name}, which a ${kind} field does not take; ${choiceOf(name, known.slice(1))}`)
}

function typeFlaws(field: Field): readonly string[] {
  return Object.entries(field)
    .filter(([name, value]) => value !== undefined && types[name] !== undefined && typeof value !== types[name])
    .map(([name]) => `has a ${name} that is not a ${types[name]}`)
}

function needFlaws(field: Field): readonly string[] {
  if (field.kind === 'choice') return choiceFlaws(field)
  if (field.kind === 'reference')
    return targetOf(field) === undefined ? ['must say with `to` which table it points to'] : []
  if (field.min !== undefined && field.max !== undefined && field.min > field.max)
    return [`has a min of ${field.min}, which is above its max of ${field.max}`]
  return field.pattern === undefined || isPattern(field.pattern)
    ? []
    : [`has the pattern ${field.pattern}, which is not a regular expression`]
}

const isWord = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '' && text.length <= 60

function choiceFlaws({ choices = [], labels = {} }: Field): readonly string[] {
  if (!Array.isArray(choices) || choices.length === 0 || !choices.every(isWord))
    return ['must list its choices, texts of 1 to 60 characters']
  if (new Set(choices).size < choices.length) return ['lists a choice twice']
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels))
    return ["must give its labels by choice, such as { givenup: 'given up' }"]
  return Object.entries(labels).flatMap(([word, label]) => labelFlaws({ choices, labels }, word, label))
}

/** A label that is read for another choice too would hide which of them a row has. */
function labelFlaws(field: Pick<Field, 'choices' | 'labels'>, word: string, label: unknown): readonly string[] {
  const { choices = [] } = field
  if (!choices.includes(word)) return [`has a label for ${word}, which is none of its choices ${choices.join(' ')}`]
  if (!isWord(label)) return [`has a label for ${word} that is not a text of 1 to 60 characters`]
  const isRead = (text: string): boolean => text.toLowerCase() === label.toLowerCase()
  const other = choices.find((one) => one !== word && (isRead(one) || isRead(choiceText(field, one))))
  return other === undefined ? [] : [`gives ${word} the label ${label}, by which people know ${other}`]
}

/** The table that a reference points to. */
export function targetOf({ to }: Field): string | undefined {
  if (typeof to === 'string') return to
  return typeof to === 'object' && to !== null ? to.table : undefined
}

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, 'u'))
  } catch {
    return false
  }
}

function indexFlaws(field: Field): readonly string[] {
  if (!field.unique && !field.index) return []
  if (unindexable.includes(field.kind)) return [`cannot be unique or index: a ${field.kind} is too long for that`]
  return field.kind === 'text' && (field.max ?? 0) > indexable
    ? [`cannot be unique or index with a max above ${indexable}`]
    : []
}

function defaultFlaws(field: Field): readonly string[] {
  if (field.default === undefined || field.default === null) return []
  const parsed = parseValue(field, field.default)
  return 'flaw' in parsed ? [`has a default that does not fit: it ${parsed.flaw}`] : []
}
