import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { ShopError } from '@shopdb/contract'
import { loglevels } from '../base/log.ts'
import {
  databaseAddress,
  flag,
  folders,
  type Kind,
  listOf,
  oneOf,
  optional,
  origin,
  wholeNumber,
  words,
} from './kinds.ts'
import { dangersOf } from './production.ts'

/** One setting from the environment, as people read it in docs/settings.md and .env.example. */
export interface EnvironmentVariable<Value = unknown> extends Kind<Value> {
  readonly variable: string
  /** Taken when the variable is absent or empty. */
  readonly default: string
  readonly sentence: string
  /** It carries a secret, so no message repeats it. */
  readonly hidden?: boolean
}

function variable<Value>(
  name: string,
  kind: Kind<Value>,
  about: Pick<EnvironmentVariable, 'default' | 'sentence' | 'hidden'>,
): EnvironmentVariable<Value> {
  return { variable: name, kind: kind.kind, parse: (text) => kind.parse(text), ...about }
}

/** Every variable by the member that holds what it says. */
export const variables = {
  port: variable('PORT', wholeNumber(0, 65535), {
    default: '5001',
    sentence: 'The TCP port on which the site answers; 0 takes a free one.',
  }),
  host: variable('HOST', words('an address of this machine'), {
    default: '127.0.0.1',
    sentence: 'The address on which the site answers; 0.0.0.0 lets other machines in, so put TLS in front.',
  }),
  publicurl: variable('PUBLIC_URL', optional(origin), {
    default: '',
    sentence: 'The address people type; with https it makes cookies secure and asks browsers to stay with https.',
  }),
  mode: variable('SHOPDB_ENV', oneOf(['production', 'development']), {
    default: 'production',
    sentence:
      'In development the first plugin that fails stops the start and the log is for people; in production it is set aside.',
  }),
  data: variable('SHOPDB_DATA', words('a folder'), {
    default: './data',
    sentence: 'The folder of the SQLite file, of uploaded files and of the generated secret.',
  }),
  databaseurl: variable('DATABASE_URL', optional(databaseAddress), {
    default: '',
    hidden: true,
    sentence:
      'The MariaDB or MySQL database of the site, mysql://user:password@host:3306/name; without it, SQLite in the data folder.',
  }),
  secret: variable('SHOPDB_SECRET', optional(words('at least 32 characters')), {
    default: '',
    hidden: true,
    sentence:
      'Signs sessions and encrypts stored secrets, the same on every replica; without it one is made once and kept in the data folder.',
  }),
  adminpassword: variable('SHOPDB_ADMIN_PASSWORD', optional(words('at least 12 characters')), {
    default: '',
    hidden: true,
    sentence: 'Makes the first administrator, named admin, on a site without users, instead of the set-up page.',
  }),
  plugins: variable('SHOPDB_PLUGINS', folders, {
    default: '',
    sentence: 'Folders with plugins of this site, or with several such folders, beside the bundled ones.',
  }),
  pluginsrequired: variable('SHOPDB_PLUGINS_REQUIRED', flag, {
    default: 'false',
    sentence: 'Whether a plugin that cannot run stops the start in production too.',
  }),
  corsorigins: variable('SHOPDB_CORS_ORIGINS', listOf('http or https addresses'), {
    default: '',
    sentence: 'Other sites whose pages may call the API with a token; * is for development only.',
  }),
  trustproxy: variable('SHOPDB_TRUST_PROXY', listOf('IP addresses or networks'), {
    default: '',
    sentence: 'Proxies whose X-Forwarded-For is believed, such as 127.0.0.1 or 10.0.0.0/8.',
  }),
  loglevel: variable('SHOPDB_LOG_LEVEL', oneOf(loglevels), {
    default: 'info',
    sentence: 'The least that the log writes.',
  }),
}

/** Every variable that is read, in the order of the documentation. */
export const environmentvariables: readonly EnvironmentVariable[] = Object.values(variables)

type ValueOf<V> = V extends EnvironmentVariable<infer Value> ? Value : never

/** The checked settings of the environment; folders are absolute. */
export type Environment = { readonly [Name in keyof typeof variables]: ValueOf<(typeof variables)[Name]> } & {
  /** The variables that were set; of the others the default is taken. */
  readonly given: readonly string[]
}

/** Reads the settings once. Throws `invalid` that names every variable that is wrong and what would be right. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Environment {
  const flaws: string[] = []
  const entries = Object.entries(variables).map(([name, one]) => [name, readOne(one, environment[one.variable], flaws)])
  stopAt(flaws)
  const given = environmentvariables.map((one) => one.variable).filter((name) => environment[name]?.trim())
  // Each member was parsed by the variable of the same name.
  const read = { ...Object.fromEntries(entries), given } as Environment
  stopAt([...proxyFlaws(read), ...originFlaws(read), ...dangersOf(read)])
  return Object.freeze({ ...read, data: resolve(read.data), plugins: read.plugins.map((folder) => resolve(folder)) })
}

function readOne(one: EnvironmentVariable, given: string | undefined, flaws: string[]): unknown {
  const text = given?.trim() || one.default
  try {
    return one.parse(text)
  } catch (cause) {
    if (!(cause instanceof ShopError)) throw cause
    flaws.push(`${one.variable} ${cause.message}${one.hidden ? '' : `, not '${text}'`}`)
    return undefined
  }
}

function proxyFlaws(read: Environment): readonly string[] {
  return read.trustproxy
    .filter((proxy) => !isIP(proxy.replace(/\/\d{1,3}$/u, '')))
    .map((proxy) => `SHOPDB_TRUST_PROXY must be IP addresses or networks, not '${proxy}'`)
}

function originFlaws(read: Environment): readonly string[] {
  return read.corsorigins
    .filter((one) => one !== '*' && (!URL.canParse(one) || new URL(one).origin !== one))
    .map((one) => `SHOPDB_CORS_ORIGINS must be addresses such as https://tools.example.com, not '${one}'`)
}

function stopAt(flaws: readonly string[]): void {
  if (flaws.length > 0) throw new ShopError('invalid', `The environment is wrong: ${flaws.join('; ')}.`)
}
