import {
  asset,
  defineColumns,
  definePanel,
  linesSection,
  type ListLine,
  type NamedRow,
  rowPage,
} from '@shopdb/contract'
import { article } from './article.ts'
import { articleasset, articlemodel, articlenote } from './ties.ts'

/** How many articles the page of an asset names. */
const most = 20

/** The articles on an asset and on its model, those on the asset itself first. */
export const articlepanel = definePanel(asset, {
  sections: async (platform, { assetid, modelid }) => {
    const own = await platform.listAll(articleasset, { aboutassetid: assetid })
    const shared = modelid === null ? [] : await platform.listAll(articlemodel, { modelid })
    const ids = [...new Set([...own, ...shared].map(({ articleid }) => articleid))].slice(0, most)
    const articles = await platform.listAll(article, { articleid: ids })
    const inorder = articles.toSorted((one, other) => ids.indexOf(one.articleid) - ids.indexOf(other.articleid))
    const lines = inorder.map((one) => lineOf(one, platform.today()))
    return [linesSection('Knowledge base', lines)]
  },
})

function lineOf(
  { articleid, title, application, owner, isdoubted, reviewdue }: NamedRow<typeof article>,
  today: string,
): ListLine {
  const line = { label: title, link: rowPage(article, articleid) }
  if (isdoubted) return { ...line, detail: 'Reported out of date', tone: 'warning' }
  const isdue = reviewdue !== null && reviewdue <= today
  return { ...line, detail: isdue ? `Review was due ${reviewdue}` : (application ?? owner ?? 'Article') }
}

/** Of how many who said something it was a help. */
export const helped = defineColumns(article, {
  columns: { helped: 'Helped' },
  cells: async (platform, rows) => {
    const articleid = rows.map((row) => row.articleid)
    const said = await platform.countBy(articlenote, 'articleid', { articleid }, { good: { verdict: 'helped' } })
    return articleid.map((id) => {
      const counted = said.get(id)
      return counted && { helped: `${counted.good} of ${counted.all}` }
    })
  },
})
