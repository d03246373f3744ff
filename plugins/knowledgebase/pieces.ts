import {
  asset,
  type Column,
  type ListLine,
  type Panels,
  type Platform,
  type Reader,
  type RowOf,
  type Widget,
} from '@shopdb/contract'
import { article } from './article.ts'
import { articleasset, articlemodel } from './ties.ts'

type Article = RowOf<typeof article>

/** How many articles the page of an asset names. */
const most = 20

/** The articles on an asset and on its model, those on the asset itself first. */
export const articlepanel: Panels = {
  show: async (platform, assetid) => {
    const { modelid } = await platform.get(asset, assetid)
    const own = (await platform.list(articleasset, { aboutassetid: assetid }, { perpage: most })).data
    const shared = modelid === null ? [] : (await platform.list(articlemodel, { modelid }, { perpage: most })).data
    const ids = [...new Set([...own, ...shared].map(({ articleid }) => articleid))].slice(0, most)
    if (ids.length === 0) return []
    const articles = await articlesOf(platform, ids)
    return [{ kind: 'keyvalue', title: 'Knowledge base', lines: articles.map((one) => lineOf(one, platform.today())) }]
  },
}

/** In the order of their keys. */
async function articlesOf(reader: Reader, ids: readonly number[]): Promise<readonly Article[]> {
  const { data } = await reader.list(article, { articleid: ids }, { perpage: most, total: false })
  return data.toSorted((one, other) => ids.indexOf(one.articleid) - ids.indexOf(other.articleid))
}

function lineOf({ articleid, title, application, isdoubted, reviewdue }: Article, today: string): ListLine {
  const link = `/knowledgebase/${articleid}`
  const isdue = reviewdue !== null && reviewdue <= today
  if (isdoubted) return { label: title, detail: 'Reported out of date', link, tone: 'warning' }
  return { label: title, detail: isdue ? `Review was due ${reviewdue}` : (application ?? 'Read'), link }
}

/** Of how many who said something it was a help. */
export const helped: Column = {
  of: article,
  name: 'helped',
  label: 'Helped',
  values: async ({ query }, ids) => {
    if (ids.length === 0) return []
    const rows = await query
      .selectFrom('articlenotes')
      .select(['articleid', 'verdict', (make) => make.fn.countAll().as('notes')])
      .where('articleid', 'in', [...ids])
      .where('isactive', '=', 1)
      .groupBy(['articleid', 'verdict'])
      .execute()
    return [...Map.groupBy(rows, (row) => Number(row['articleid']))].map(([id, said]) => {
      const all = said.reduce((sum, row) => sum + Number(row['notes']), 0)
      const good = Number(said.find((row) => row['verdict'] === 'helped')?.['notes'] ?? 0)
      return { id, value: `${good} of ${all}` }
    })
  },
}

/** What has to be looked at. */
export async function articleWidgets(platform: Platform): Promise<readonly Widget[]> {
  const today = platform.today()
  const [due, doubted] = [
    await platform.count(article, { 'reviewdue.lte': today }),
    await platform.count(article, { isdoubted: true }),
  ]
  const widgets: readonly (Widget & { readonly kind: 'stat' })[] = [
    {
      kind: 'stat',
      title: 'Articles due for review',
      value: due,
      tone: due > 0 ? 'warning' : 'success',
      link: `/knowledgebase?reviewdue.lte=${today}&sort=reviewdue`,
    },
    {
      kind: 'stat',
      title: 'Articles reported out of date',
      value: doubted,
      tone: doubted > 0 ? 'warning' : 'success',
      link: '/knowledgebase?isdoubted=true',
    },
  ]
  return widgets.filter(({ value }) => value !== 0)
}
