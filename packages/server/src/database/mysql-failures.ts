import {
  badValue,
  duplicate,
  Failure,
  missingReference,
  stillReferred,
  unavailable,
  type FailurePlace,
} from './failures.ts'

/** What the wire and the server say; the driver adds the names of the system's own network errors. */
interface ServerError extends Error {
  readonly code: string
  readonly errno?: number
  /** What the server said, without the statement. */
  readonly sqlMessage?: string | null
}

const lost = 'The connection to the database was lost; try again.'
const full = 'The disk of the database server is full, nothing was written; make room on it.'
const sealed =
  'The database server takes no changes now (read only); try again later, or point DATABASE_URL to the writing server.'
const busy = 'The database server takes no more connections; try again later, or raise its max_connections.'

const troubles: Readonly<Record<string, string>> = {
  1021: full,
  1114: full,
  1030: 'The database server cannot read or write its files; see its log.',
  1040: busy,
  1203: busy,
  1226: busy,
  1047: 'The node of the database cluster is not part of the majority; try again later, or connect to another node.',
  1290: sealed,
  1792: sealed,
  1836: sealed,
  1053: lost,
  1158: lost,
  1159: lost,
  1160: lost,
  1161: lost,
  1317: lost,
  1927: lost,
  ER_CONNECTION_ALREADY_CLOSED: lost,
  ER_CMD_CONNECTION_CLOSED: lost,
  ER_CMD_NOT_EXECUTED_DESTROYED: lost,
  ER_SOCKET_UNEXPECTED_CLOSE: lost,
  ECONNRESET: lost,
  EPIPE: lost,
  ECONNABORTED: lost,
}

const retried = new Set([1205, 1213, 1020, 4031])
const duplicates = new Set([1062, 1586, 1169])

/** What an error of the driver means; any other error comes back as it is. */
export function mysqlFailure(error: unknown): unknown {
  if (error instanceof Failure || !isServerError(error)) return error
  const errno = error.errno ?? 0
  if (retried.has(errno)) {
    const message = 'Another change was in the way of this one; try again.'
    return new Failure('deadlock', { code: 'unavailable', message }, error)
  }
  if (duplicates.has(errno)) return duplicate(duplicatePlace(saidBy(error)), error)
  const trouble = troubles[errno] ?? troubles[error.code] ?? connectTrouble(error)
  return trouble === undefined ? refusalOf(errno, error) : unavailable(trouble, error)
}

function isServerError(error: unknown): error is ServerError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

const saidBy = ({ sqlMessage, message }: ServerError): string => sqlMessage ?? message

/** What makes the server unreachable or shut, without saying where it is: that is added by who knows the address. */
export function connectTrouble(error: unknown): string | undefined {
  if (!isServerError(error)) return undefined
  return {
    ECONNREFUSED: 'Nothing listens at the address of the database; start the database server, or mend DATABASE_URL.',
    ENOTFOUND: 'The host of the database is not known; mend the host name in DATABASE_URL.',
    EAI_AGAIN: 'The host of the database is not known; mend the host name in DATABASE_URL.',
    EHOSTUNREACH: 'The host of the database cannot be reached; mend DATABASE_URL or the network.',
    ENETUNREACH: 'The host of the database cannot be reached; mend DATABASE_URL or the network.',
    ER_CONNECTION_TIMEOUT:
      'The database server does not answer in time; start it, or mend DATABASE_URL or the network.',
    ETIMEDOUT: 'The database server does not answer in time; start it, or mend DATABASE_URL or the network.',
    ER_ACCESS_DENIED_ERROR: 'The database server refuses the user name or the password; mend them in DATABASE_URL.',
    ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
      'The database server refuses the user name or the password; mend them in DATABASE_URL.',
    ER_HOST_NOT_PRIVILEGED: 'The database server takes no connections from this machine; allow it there.',
    ER_DBACCESS_DENIED_ERROR: 'The user in DATABASE_URL may not use the database; grant it all privileges on it.',
    ER_TABLEACCESS_DENIED_ERROR:
      'The user in DATABASE_URL may not do this in the database; grant it all privileges on it.',
    ER_BAD_DB_ERROR: 'The database named in DATABASE_URL does not exist; create it, or mend the name.',
    ER_SERVER_SSL_DISABLED:
      'The database server does not speak TLS; switch it on there, or leave ssl out of DATABASE_URL.',
  }[error.code]
}

function refusalOf(errno: number, error: ServerError): unknown {
  if (errno === 1451 || errno === 1217 || errno === 1834) return stillReferred(referencePlace(saidBy(error)), error)
  if (errno === 1452 || errno === 1216) return missingReference(referencePlace(saidBy(error)), error)
  const [, column] = /(?:Column|Field|column) ["'`](?:[^"'`]+["`]\.["`])*([^"'`]+)/.exec(saidBy(error)) ?? []
  const reason = refusedValues[errno]
  return reason === undefined
    ? error
    : badValue(reason, { columns: column === undefined ? undefined : [column] }, error)
}

const refusedValues: Readonly<Record<number, string>> = {
  1048: 'must have a value',
  1364: 'must have a value',
  1406: 'is too long',
  1264: 'is out of range',
  1265: 'is not of the right kind',
  1292: 'is not of the right kind',
  1366: 'is not of the right kind',
  4025: 'is refused',
  3819: 'is refused',
}

/** From `Duplicate entry 'x' for key 'namekey'`; MySQL 8 puts the table before it. */
function duplicatePlace(message: string): FailurePlace {
  const [, path = ''] = /for key '([^']+)'$/.exec(message) ?? []
  const [index, table] = path.split('.').toReversed()
  return { table, index }
}

/** From `... fails ("shop"."assets", CONSTRAINT "x" FOREIGN KEY ("vendorid") REFERENCES "vendors" ("vendorid"))`. */
function referencePlace(message: string): FailurePlace {
  const plain = message.replaceAll('`', '"')
  const [, table, list] = /\("[^"]+"\."([^"]+)", CONSTRAINT "[^"]+" FOREIGN KEY \(([^)]+)\)/.exec(plain) ?? []
  const columns = list?.split(',').map((name) => name.replaceAll('"', '').trim())
  return { table, columns }
}
