import type { Place, Target } from './places.ts'
import { openMysqlTarget } from './target-mysql.ts'
import { openSqliteTarget } from './target-sqlite.ts'

/** Opens a database and runs the job in one transaction. */
export function fillTarget<T>(place: Place, job: (target: Target) => Promise<T>): Promise<T> {
  return place.engine === 'sqlite' ? openSqliteTarget(place.at, job) : openMysqlTarget(place.at, job)
}
