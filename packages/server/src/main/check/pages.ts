import type { Shop } from '../../main.ts'
import { pagesOf, type Resource } from '../../resources/resource.ts'
import { findBrowser, openBrowser, type Browser } from './browser.ts'
import { type Finding, look, well } from './finding.ts'
import type { Visitor } from './visitor.ts'

/** What there is to look at: resources, and pages made of sections by their addresses. */
export interface Shown {
  readonly resources: readonly Resource[]
  readonly pages: readonly string[]
}

/** Opens the list, a row and the form of each resource in a browser, and each page, if this machine has one. */
export async function checkPages(shop: Shop, admin: Visitor, { resources, pages }: Shown): Promise<readonly Finding[]> {
  const program = findBrowser()
  const shown = resources.filter(({ declaration }) => declaration.form !== 'subtype')
  if (program === undefined) return [well('Its pages were not looked at: there is no browser here')]
  const home = await fetch(`${shop.url}/`)
  if (!home.ok) return [well('Its pages were not looked at: they are not built here (npm run build)')]
  const browser = await openBrowser(program, { url: shop.url, cookies: admin.cookies })
  try {
    const findings: Finding[] = []
    for (const resource of shown) findings.push(await checkPagesOf(browser, { shop, admin, resource }))
    for (const page of pages)
      findings.push(
        await look(
          `The page ${page} is shown in a browser`,
          async () => void (await browser.heading(`${shop.url}${page}`)),
        ),
      )
    return findings
  } finally {
    await browser.close()
  }
}

interface Looking {
  readonly shop: Shop
  readonly admin: Visitor
  readonly resource: Resource
}

async function checkPagesOf(browser: Browser, { shop, admin, resource }: Looking): Promise<Finding> {
  const pages = `${shop.url}${pagesOf(resource)}`
  return await look(`${resource.title}: list, page and form are shown in a browser`, async () => {
    const { data } = await admin.get('GET', `${resource.path}?perpage=1`)
    const [row] = data as readonly Readonly<Record<string, unknown>>[]
    await browser.heading(pages)
    await browser.heading(`${pages}/new`)
    if (row) await browser.heading(`${pages}/${String(row[resource.key])}`)
  })
}
