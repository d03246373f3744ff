import { checkRows, dayOf, writeRule } from '@shopdb/contract'
import { article } from './article.ts'
import { reviewDue, tidyKeywords, tidyShare } from './tidy.ts'
import { articlenote } from './ties.ts'

/** Keywords and shares are tidy, and an article says itself when it is to be looked at again. */
const tidy = writeRule(article, {
  before: (_reader, { after }) => {
    const revieweddate = after.revieweddate ?? dayOf(after.createddate)
    return {
      keywords: after.keywords === null ? null : tidyKeywords(after.keywords),
      share: after.share === null ? null : tidyShare(after.share),
      revieweddate,
      reviewdue: reviewDue(revieweddate, after.reviewmonths),
    }
  },
})

/** One reader who knows better is enough to look. */
const doubt = writeRule(articlenote, {
  after: async (work, { before, after }) => {
    if (!before && after.verdict === 'out of date') await work.update(article, after.articleid, { isdoubted: true })
  },
})

const checks = checkRows(article, [
  {
    member: 'revieweddate',
    message: 'must not lie in the future',
    holds: ({ revieweddate }, today) => revieweddate === null || revieweddate <= today,
  },
])

export const rules = [tidy, checks, doubt]
