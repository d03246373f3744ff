import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { systemActor } from '../packages/server/src/access/actor.ts'
import { randomToken } from '../packages/server/src/base/ids.ts'
import { startShop, type Shop } from '../packages/server/src/main.ts'
import { addSampleData } from '../packages/server/src/sample/add-sample-data.ts'
import { readEnvironment } from '../packages/server/src/settings/environment.ts'
import { chromiumProgram } from './chromium.ts'
import { buildWeb, isWebStale } from './web-build.ts'

// `npx node scripts/screenshot.ts` takes the pictures in README.md: of a site with sample data, in a folder of its own.

const pictures = join(import.meta.dirname, '../docs/pictures')

if (isWebStale() && !buildWeb()) throw new Error('The pages cannot be built, so there is nothing to photograph.')
await using open = new AsyncDisposableStack()
const folder = open.adopt(await mkdtemp(join(tmpdir(), 'shopdb-picture-')), (one) => rm(one, { recursive: true }))
const password = randomToken()
const shop = open.adopt(await startSample(folder, password), (one) => one.stop())
const browser = open.adopt(await openBrowser(), (one) => one.close())
const visit = await signIn(browser, shop.url, password)
const machine = await changeMachine(visit)
await photograph(await visit.newPage(), {
  path: `/equipment/${machine}`,
  awaited: 'acceptance run',
  name: 'machine.png',
})
await photograph(await visit.newPage(), { path: `/map?asset=${machine}`, awaited: '3107', name: 'map.png' })

async function startSample(data: string, adminpassword: string): Promise<Shop> {
  const settings = { PORT: '0', SHOPDB_DATA: data, SHOPDB_ADMIN_PASSWORD: adminpassword, SHOPDB_LOG_LEVEL: 'warn' }
  const started = await startShop(readEnvironment(settings))
  await addSampleData(started.site.resources, { actor: systemActor, source: 'cli' }, { files: started.site.files })
  await started.site.settings.update({ sitename: 'Shafts and gears, plant 2' })
  return started
}

async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: chromiumProgram })
}

async function signIn(into: Browser, address: string, adminpassword: string): Promise<BrowserContext> {
  const context = await into.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 860 },
    colorScheme: 'light',
  })
  await context.request.post('/api/auth/login', { data: { username: 'admin', password: adminpassword } })
  return context
}

/** A machine goes out of use, as somebody at the site would say it. Gives its key. */
async function changeMachine({ request }: BrowserContext): Promise<number> {
  const assetid = await findKey(request, '/api/equipment?assetnumber=3107', 'assetid')
  const assetstatusid = await findKey(request, '/api/assetstatuses?name=Inactive', 'assetstatusid')
  const data = { assetstatusid, notes: 'Spindle bearing replaced on Friday; waits for its acceptance run.' }
  const { cookies } = await request.storageState()
  const token = cookies.find(({ name }) => name === 'shopdb_csrf')?.value ?? ''
  const answer = await request.patch(`/api/equipment/${assetid}`, { data, headers: { 'x-csrf-token': token } })
  if (!answer.ok()) throw new Error(await answer.text())
  return assetid
}

async function findKey(request: APIRequestContext, path: string, key: string): Promise<number> {
  // The shape of every list.
  const { data } = (await (await request.get(path)).json()) as { readonly data: readonly Record<string, unknown>[] }
  return Number(data[0]?.[key])
}

/** Where a picture is taken, the words that say that the page is there, and what the file is called. */
interface Shot {
  readonly path: string
  readonly awaited: string
  readonly name: string
}

async function photograph(page: Page, { path, awaited, name }: Shot): Promise<void> {
  await page.goto(path)
  await page.getByText(awaited).first().waitFor()
  // The font, the icons and the floor come after the text; the network is never at rest while the page listens for changes.
  await page.waitForTimeout(2000)
  await mkdir(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, name) })
  process.stdout.write(`${join(pictures, name)}\n`)
}
