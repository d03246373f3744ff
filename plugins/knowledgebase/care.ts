import { defineCount, defineDueList } from '@shopdb/contract'
import { article } from './article.ts'

/** Articles that somebody has to look at again. */
export const review = defineDueList(article, {
  name: 'review',
  title: 'Articles due for review',
  icon: 'book-open-check',
  dates: [{ field: 'reviewdue' }],
  soon: 0,
  show: ['application', 'owner'],
})

/** Articles of which a reader knows better. */
export const doubted = defineCount(article, {
  title: 'Articles reported out of date',
  where: { isdoubted: true },
  tone: 'warning',
  ishidden: true,
})
