import { ShopError, type ErrorCode } from '@shopdb/contract'

/**
 * What a database refused. `unique`: a row like it is there; `reference`: what it points to is not there (code `invalid`)
 * or something points to it (code `inuse`); `value`: null, too long or out of range; `deadlock`: another transaction was in
 * the way, and running it all again helps; `unavailable`: the database cannot work now.
 */
export type FailureKind = 'unique' | 'reference' | 'value' | 'deadlock' | 'unavailable'

/** Where it was refused, as far as the engine tells. */
export interface FailurePlace {
  readonly table?: string | undefined
  readonly columns?: readonly string[] | undefined
  readonly index?: string | undefined
}

/** A statement that the database refused, in words that can be shown. The driver's error is its `cause`. */
export class Failure extends ShopError {
  readonly kind: FailureKind
  readonly place: FailurePlace

  constructor(
    kind: FailureKind,
    said: { readonly code: ErrorCode; readonly message: string; readonly place?: FailurePlace },
    cause: unknown,
  ) {
    super(said.code, said.message, [], cause)
    this.kind = kind
    this.place = said.place ?? {}
  }
}

/** Whether the error is a refusal of the database. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Failure
}

/** Whether the transaction in which it happened is gone, so that going on in it makes no sense. */
export function isTransactionLost(error: unknown): boolean {
  return isFailure(error) && (error.kind === 'deadlock' || error.kind === 'unavailable')
}

/** The database cannot work now. */
export function unavailable(message: string, cause?: unknown): Failure {
  return new Failure('unavailable', { code: 'unavailable', message }, cause)
}

/** A row like it is there already. */
export function duplicate(place: FailurePlace, cause: unknown): Failure {
  const where = [place.table, place.columns?.join(' and ') ?? place.index].filter(Boolean).join(', ') || 'this table'
  return new Failure(
    'unique',
    { code: 'conflict', message: `A row with the same value is already there (${where}).`, place },
    cause,
  )
}

/** What the row points to is not there. */
export function missingReference(place: FailurePlace, cause: unknown): Failure {
  const where = place.columns?.join(' and ') ?? 'a reference'
  const message = `What ${where} points to does not exist${place.table === undefined ? '' : ` (${place.table})`}.`
  return new Failure('reference', { code: 'invalid', message, place }, cause)
}

/** Other rows point to the row. */
export function stillReferred(place: FailurePlace, cause: unknown): Failure {
  const by = place.table === undefined ? 'other rows' : `rows of ${place.table}`
  return new Failure(
    'reference',
    { code: 'inuse', message: `It cannot be taken away while ${by} refer to it.`, place },
    cause,
  )
}

/** The database does not take the value. */
export function badValue(reason: string, place: FailurePlace, cause: unknown): Failure {
  const where = [place.table, place.columns?.join(' and ')].filter(Boolean).join('.') || 'A value'
  return new Failure('value', { code: 'invalid', message: `${where} ${reason}.`, place }, cause)
}
