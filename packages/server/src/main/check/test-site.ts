import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@shopdb/contract'
import { createLog } from '../../base/log.ts'
import { type Shop, startShop } from '../../main.ts'
import type { Environment } from '../../settings/environment.ts'
import { visitorOf } from './visitor.ts'

const roles: readonly Role[] = ['viewer', 'operator', 'manager', 'admin']

/** What the tests of a plugin are told: where a site of theirs is, and a token of somebody in each role. */
export type ToldOfSite = Readonly<Record<string, string>>

/** Opens another site like the one that is checked, in which nothing has happened yet, for as long as the job takes. */
export async function withTestSite<T>(environment: Environment, job: (told: ToldOfSite) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'shopdb-own-tests-'))
  const log = createLog({ level: 'error', readable: true, write: () => undefined })
  try {
    const shop = await startShop({ ...environment, data }, { log, unscheduled: true })
    try {
      return await job(await toldOf(shop))
    } finally {
      await shop.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function toldOf(shop: Shop): Promise<ToldOfSite> {
  const told: Record<string, string> = { SHOPDB_TEST_URL: shop.url }
  for (const role of roles) {
    const visitor = await visitorOf(shop, role)
    const { token } = await visitor.get('POST', '/api/auth/tokens', { name: 'Own tests' })
    told[`SHOPDB_TEST_${role.toUpperCase()}`] = String(token)
  }
  return told
}
