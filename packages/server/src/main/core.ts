import type { Declaration, Seed } from '@shopdb/contract'
import { accessseeds, role, user } from '../access/declarations.ts'
import { coreseeds } from '../catalogs/seeds.ts'
import { coremodel } from '../resources/model.ts'

/** What the core declares, in the words that plugins use. */
export const coredeclarations: readonly Declaration[] = [...coremodel, user, role]

/** Rows that every site has. */
export const coreseed: readonly Seed[] = [...accessseeds, ...coreseeds]

const pages = [
  'auth',
  'changesets',
  'docs',
  'events',
  'health',
  'icons',
  'map',
  'meta',
  'pages',
  'plugins',
  'positions',
  'ready',
  'search',
  'settings',
  'setup',
]

/** Paths under /api that no plugin may take: those of the core's resources and of the site itself. */
export const coreprefixes: readonly string[] = [...coredeclarations.map(({ table }) => table), ...pages].map(
  (name) => `/api/${name}`,
)
