import { asset, type Column, type ListLine, type NamedRow, type Panels } from '@shopdb/contract'
import { article } from './article.ts'
import { articleasset, articlemodel } from './ties.ts'

/** How many articles the page of an asset names. */
const most = 20

/** The articles on an asset and on its model, those on the asset itself first. */
export const articlepanel: Panels = {
  show: async (platform, assetid) => {
    const { modelid } = await platform.get(asset, assetid)
    const own = await platform.listAll(articleasset, { aboutassetid: assetid })
    const shared = modelid === null ? [] : await platform.listAll(articlemodel, { modelid })
    const ids = [...new Set([...own, ...shared].map(({ articleid }) => articleid))].slice(0, most)
    if (ids.length === 0) return []
    const articles = await platform.listAll(article, { articleid: ids })
    const inorder = articles.toSorted((one, other) => ids.indexOf(one.articleid) - ids.indexOf(other.articleid))
    const lines = inorder.map((one) => lineOf(one, platform.today()))
    return [{ kind: 'keyvalue', title: 'Knowledge base', lines }]
  },
}

function lineOf(
  { articleid, title, application, isdoubted, reviewdue }: NamedRow<typeof article>,
  today: string,
): ListLine {
  const line = { label: title, link: `/knowledgebase/${articleid}` }
  if (isdoubted) return { ...line, detail: 'Reported out of date', tone: 'warning' }
  const isdue = reviewdue !== null && reviewdue <= today
  return { ...line, detail: isdue ? `Review was due ${reviewdue}` : (application ?? 'Read') }
}

/** Of how many who said something it was a help. */
export const helped: Column = {
  of: article,
  name: 'helped',
  label: 'Helped',
  values: async ({ query }, ids) => {
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
