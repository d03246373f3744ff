import { test as base } from '@playwright/test'
import { createPeople, password, type People, type Role } from './people.ts'
import type { Shop, State } from './shop.ts'
import { createFolder, removeFolder, runShopdb, startSite, type Site, type SiteSettings } from './site.ts'

/** Marks a story that is told on a phone too. */
export const phone = { tag: '@phone' }

/** Nobody signed in. */
export const nobody: State = { cookies: [], origins: [] }

interface Options {
  /** Who is signed in when the story begins. */
  role: Role | 'nobody'
}

interface Given {
  /** The rows of the site, for a script. */
  readonly shop: Shop
  /** An empty data folder of the story's own. */
  readonly folder: string
  /** Starts a site of the story's own on that folder; it ends with the story. */
  readonly start: (settings?: Omit<SiteSettings, 'folder'>) => Promise<Site>
  /** Keeps what the site said beside a story that failed. */
  readonly kept: undefined
}

interface Shared {
  /** A site with the sample factory, the same for all stories that a worker tells: each makes rows of its own. */
  readonly site: Site
  readonly people: People
}

export const test = base.extend<Options & Given, Shared>({
  role: ['admin', { option: true }],
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      await using open = new AsyncDisposableStack()
      const folder = open.adopt(await createFolder(), removeFolder)
      const settings = { folder, adminpassword: password }
      await runShopdb(settings, ['seed', 'sample'])
      const site = open.adopt(await startSite(settings), (one) => one.stop())
      await use(site)
    },
    { scope: 'worker' },
  ],
  people: [
    async ({ browser, site }, use) => {
      await use(await createPeople(browser, site.url))
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url)
  },
  storageState: async ({ people, role }, use) => {
    await use(role === 'nobody' ? nobody : await people.stateOf(role))
  },
  shop: async ({ people }, use) => {
    await use(people.shop)
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await createFolder()
    await use(folder)
    await removeFolder(folder)
  },
  start: async ({ folder }, use, info) => {
    const sites: Site[] = []
    await use(async (settings) => {
      const site = await startSite({ folder, ...settings })
      sites.push(site)
      return site
    })
    await Promise.all(sites.map((site) => site.stop()))
    if (info.status === info.expectedStatus) return
    for (const site of sites)
      await info.attach(`What ${site.url} said`, { body: site.log(), contentType: 'text/plain' })
  },
  kept: [
    async ({ site }, use, info) => {
      const begun = site.log().length
      await use(undefined)
      if (info.status === info.expectedStatus) return
      await info.attach('What the site said', { body: site.log().slice(begun), contentType: 'text/plain' })
    },
    { auto: true },
  ],
})
