import { definePlugin } from '@shopdb/contract'
import { review, say } from './actions.ts'
import { article } from './article.ts'
import { articlepanel, articleWidgets, helped } from './pieces.ts'
import { rules } from './rules.ts'
import { addSample } from './sample.ts'
import { articleasset, articlemodel, articlenote } from './ties.ts'

/** What people found out, shown where others need it. */
export const plugin = definePlugin({
  resources: [article, articleasset, articlemodel, articlenote],
  rules,
  actions: [say, review],
  panels: [articlepanel],
  columns: [helped],
  dashboard: articleWidgets,
  sample: addSample,
})
