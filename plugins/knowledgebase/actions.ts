import { type Action, choice, text } from '@shopdb/contract'
import { article } from './article.ts'
import { articlenote, verdicts } from './ties.ts'

/** Everybody who may read an article may say whether it is any good. */
export const say: Action = {
  of: article,
  name: 'say',
  label: 'Did it help?',
  icon: 'message-square-text',
  help: 'Those who keep the article read it, with your name.',
  permission: 'knowledgebase.read',
  input: {
    verdict: choice({ label: 'It', choices: verdicts, required: true }),
    comment: text({ label: 'What is missing or wrong', max: 255 }),
  },
  run: async (platform, { id: articleid = 0, input, user }) => {
    const verdict = verdicts.find((one) => one === input['verdict']) ?? 'helped'
    const comment = typeof input['comment'] === 'string' ? input['comment'] : null
    await platform.change('What a reader said', (work) =>
      work.create(articlenote, { articleid, verdict, comment, notedon: platform.today(), saidby: user.name }),
    )
    return verdict === 'helped'
      ? { message: 'Good to know. Thank you.' }
      : { message: 'It is noted for those who keep the article. Thank you.', tone: 'info' }
  },
}

/** Whoever keeps an article has looked at it, and it is true. */
export const review: Action = {
  of: article,
  name: 'review',
  label: 'Mark as reviewed',
  icon: 'badge-check',
  permission: 'knowledgebase.write',
  run: async (platform, { id = 0 }) => {
    const revieweddate = platform.today()
    const { reviewdue } = await platform.change('Reviewed', (work) =>
      work.update(article, id, { revieweddate, isdoubted: false }),
    )
    return { message: reviewdue === null ? 'It is reviewed.' : `It is reviewed; the next time is ${reviewdue}.` }
  },
}
