import { definePlugin } from '@shopdb/contract'
import { markReviewed, say } from './actions.ts'
import { article } from './article.ts'
import { doubted, review } from './care.ts'
import { articlepanel, helped } from './pieces.ts'
import { rules } from './rules.ts'
import { addSample } from './sample.ts'
import { articleasset, articlemodel, articlenote } from './ties.ts'

/** What people found out, shown where others need it. */
export const plugin = definePlugin({
  resources: [article, articleasset, articlemodel, articlenote],
  rules,
  actions: [say, markReviewed],
  counts: [doubted],
  duelists: [review],
  panels: [articlepanel],
  columns: helped,
  sample: addSample,
})
