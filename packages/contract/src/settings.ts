import type { JsonRow } from './answers.ts'
import type { FieldMeta } from './meta.ts'

/** A variable of the server's environment, as an administrator may look at it. It changes with a new start only. */
export interface EnvironmentSetting {
  /** `SHOPDB_DATA` */
  readonly variable: string
  /** What it is for. */
  readonly sentence: string
  /** What holds now; null where nothing does, and always of a secret. */
  readonly value: string | null
  /** The environment sets it; else its default holds. */
  readonly isset: boolean
  readonly issecret: boolean
}

/** The answer of `GET /api/settings`. */
export interface SettingsAnswer {
  /** What can be changed here, and what it is now. */
  readonly fields: readonly FieldMeta[]
  readonly values: JsonRow
  readonly environment: readonly EnvironmentSetting[]
}
