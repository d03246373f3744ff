import {
  badValue,
  duplicate,
  Failure,
  missingReference,
  stillReferred,
  unavailable,
  type FailurePlace,
} from './failures.ts'

// The low byte of SQLite's error codes; the rest of the number tells more of it.
const codes = {
  busy: 5,
  locked: 6,
  readonly: 8,
  io: 10,
  corrupt: 11,
  full: 13,
  cannotopen: 14,
  constraint: 19,
  nodatabase: 26,
}
const extended = { foreignkey: 787, notnull: 1299, primarykey: 1555, unique: 2067 }

const troubles: Readonly<Record<number, string>> = {
  [codes.busy]: 'The database is locked by another process; try again, or end that process.',
  [codes.locked]: 'The database is locked; try again.',
  [codes.readonly]:
    'The database file cannot be written; the account that runs the shop needs write access to it and to its folder.',
  [codes.io]: 'The disk that holds the database does not work; see the log of the machine.',
  [codes.corrupt]: 'The database file is damaged; restore it from a backup.',
  [codes.full]: 'The disk is full, nothing was written; make room on it.',
  [codes.cannotopen]:
    'The database file cannot be opened; the account that runs the shop needs write access to it and to its folder.',
  [codes.nodatabase]: 'The file is not a SQLite database; name another one, or restore it from a backup.',
}

/** What an error of node:sqlite means; any other error comes back as it is. */
export function sqliteFailure(error: unknown, statement: string): unknown {
  if (error instanceof Failure) return error
  const errcode = errcodeOf(error)
  if (errcode === undefined || !(error instanceof Error)) return closedFailure(error)
  if ((errcode & 0xff) === codes.constraint) return constraintFailure(errcode, error, statement)
  const trouble = troubles[errcode & 0xff]
  return trouble === undefined ? error : unavailable(trouble, error)
}

/** SQLite's number for what went wrong, where the error is one of its own. */
export function errcodeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined
}

/** Whether another process holds the file. */
export function isBusy(error: unknown): boolean {
  const errcode = errcodeOf(error)
  return errcode !== undefined && (errcode & 0xff) === codes.busy
}

function closedFailure(error: unknown): unknown {
  const isClosed = error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE'
  return isClosed ? unavailable('The database is closed.', error) : error
}

function constraintFailure(errcode: number, error: Error, statement: string): Failure {
  const place = placeOf(error.message)
  if (errcode === extended.unique || errcode === extended.primarykey) return duplicate(place, error)
  if (errcode === extended.notnull) return badValue('must have a value', place, error)
  if (errcode !== extended.foreignkey) return badValue('is refused', place, error)
  // SQLite does not say which reference; the statement at least tells the table and the direction.
  const [, verb, table] = /^(delete from|update|insert into) [`"]?(\w+)/i.exec(statement) ?? []
  return verb?.toLowerCase() === 'delete from' ? stillReferred({}, error) : missingReference({ table }, error)
}

/** From `UNIQUE constraint failed: models.vendorid, models.namekey`. */
function placeOf(message: string): FailurePlace {
  const [, list = ''] = /constraint failed: (.+)$/.exec(message) ?? []
  const pairs = list.split(', ').map((pair) => pair.split('.'))
  const columns = pairs.flatMap(([, column]) => (column === undefined ? [] : [column]))
  return columns.length > 0 ? { table: pairs[0]?.[0], columns } : {}
}
