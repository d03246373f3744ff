import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Database, Tables } from './database.ts'
import { engineOf } from './dialect.ts'
import { unavailable } from './failures.ts'
import type { Table } from './table.ts'

/** The table of locks. Made together with the ledger of migrations. */
export const locktable: Table = {
  name: 'schemalocks',
  key: ['name'],
  counted: false,
  columns: [
    { name: 'name', type: 'string', length: 60, notnull: true },
    { name: 'owner', type: 'string', length: 36, notnull: false },
    { name: 'expires', type: 'datetime', notnull: true },
  ],
  indexes: [],
}

/** Which lock; how long to wait for its owner, and after which silence an owner counts as dead, in seconds. */
export interface Lock {
  readonly name: string
  readonly patience?: number
  readonly expiry?: number
}

/**
 * Runs a job while no other process runs one under the same name. The lock is a row: a lock of the server itself would hold
 * on one node of a cluster only. `check` throws when the lock was lost, and is called between the parts of a long job.
 */
export async function withLock<T>(
  database: Database,
  { name, patience = 120, expiry = 30 }: Lock,
  job: (check: () => void) => Promise<T>,
): Promise<T> {
  const claim: Claim = { name, owner: randomUUID(), expiry }
  const state = { isLost: false }
  await acquire(database, claim, Date.now() + patience * 1000)
  // An answer that does not come is no proof of a loss: the next beat will tell.
  const renewed = (): Promise<void> =>
    renew(database, claim).then(
      (isHeld) => void (state.isLost ||= !isHeld),
      () => undefined,
    )
  const beat = setInterval(() => void renewed(), (expiry * 1000) / 4)
  try {
    return await job(() => refuseLost(state))
  } finally {
    clearInterval(beat)
    await release(database, claim)
  }
}

interface Claim {
  readonly name: string
  readonly owner: string
  readonly expiry: number
}

function refuseLost(state: { readonly isLost: boolean }): void {
  const remedy = 'another one has taken over its work; start it again'
  if (state.isLost) throw unavailable(`This process was silent for too long and ${remedy}.`)
}

async function acquire(database: Database, claim: Claim, deadline: number): Promise<void> {
  while (!(await claimed(database, claim))) {
    const remedy = 'end it, or try again later'
    if (Date.now() > deadline) throw unavailable(`Another process holds the lock "${claim.name}"; ${remedy}.`)
    await sleep(100 + Math.random() * 100)
  }
}

function claimed(database: Database, { name, owner, expiry }: Claim): Promise<boolean> {
  return database.transaction(async (trx) => {
    const now = fromNow(trx, 0)
    const found = await trx.selectFrom('schemalocks').select('name').where('name', '=', name).execute()
    if (found.length === 0) await seed(trx, name)
    const taken = await sql`update schemalocks set owner = ${owner}, expires = ${fromNow(trx, expiry)}
      where name = ${name} and (owner is null or expires < ${now})`.execute(trx)
    return taken.numAffectedRows === 1n
  })
}

/** A row that nobody owns; two processes may make it at once. */
async function seed(trx: Kysely<Tables>, name: string): Promise<void> {
  const ignoring = sql.raw(engineOf(trx) === 'sqlite' ? 'insert or ignore' : 'insert ignore')
  await sql`${ignoring} into schemalocks (name, owner, expires) values (${name}, null, ${fromNow(trx, 0)})`.execute(trx)
}

function renew(database: Database, { name, owner, expiry }: Claim): Promise<boolean> {
  return database.transaction(async (trx) => {
    const beaten =
      await sql`update schemalocks set expires = ${fromNow(trx, expiry)} where name = ${name} and owner = ${owner}`.execute(
        trx,
      )
    return beaten.numAffectedRows === 1n
  })
}

async function release(database: Database, { name, owner }: Claim): Promise<void> {
  await database.transaction((trx) =>
    sql`update schemalocks set owner = null where name = ${name} and owner = ${owner}`.execute(trx),
  )
}

// The clock of the database server: those of two machines differ.
function fromNow(trx: Kysely<Tables>, seconds: number): ReturnType<typeof sql> {
  if (engineOf(trx) === 'sqlite') return sql`strftime('%Y-%m-%d %H:%M:%f', 'now', ${`+${seconds} seconds`})`
  return sql`utc_timestamp(3) + interval ${seconds} second`
}
