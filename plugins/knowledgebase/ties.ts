import { choice, date, defineResource, reference, text } from '@shopdb/contract'
import { article } from './article.ts'

const articleid = reference({ label: 'Article', to: article, required: true, index: true, list: true })

/** An asset of any class that an article is about. */
export const articleasset = defineResource({
  name: 'ArticleAsset',
  table: 'articleassets',
  label: 'Concerned asset',
  icon: 'package',
  belongsto: 'articleid',
  display: 'aboutassetid',
  sort: 'aboutassetname',
  unique: [['articleid', 'aboutassetid']],
  fields: {
    articleid,
    aboutassetid: reference({ label: 'Asset', to: 'assets', required: true, index: true, list: true }),
  },
})

/** A model that an article is about: it is shown on the page of every asset of that model. */
export const articlemodel = defineResource({
  name: 'ArticleModel',
  table: 'articlemodels',
  label: 'Concerned model',
  icon: 'box',
  belongsto: 'articleid',
  display: 'modelid',
  sort: 'modelname',
  unique: [['articleid', 'modelid']],
  fields: { articleid, modelid: reference({ label: 'Model', to: 'models', required: true, index: true, list: true }) },
})

/** What a reader may say of an article. */
export const verdicts = ['helped', 'did not help', 'out of date'] as const

/** What a reader said of an article. What was said stays said; how often a page was opened is counted by nobody. */
export const articlenote = defineResource({
  name: 'ArticleNote',
  table: 'articlenotes',
  label: "Reader's note",
  title: "Readers' notes",
  icon: 'message-square-text',
  belongsto: 'articleid',
  appendonly: true,
  display: 'verdict',
  sort: '-articlenoteid',
  fields: {
    articleid,
    verdict: choice({ label: 'Verdict', choices: verdicts, required: true, list: true }),
    comment: text({ label: 'Comment', max: 255, list: true }),
    notedon: date({ label: 'Said on', required: true, readonly: true, list: true }),
    saidby: text({ label: 'Said by', max: 120, readonly: true, list: true }),
  },
})
