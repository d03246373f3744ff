import { choice, defineAction, text } from '@shopdb/contract'
import { article } from './article.ts'
import { articlenote, verdicts } from './ties.ts'

/** Everybody who may read an article may say whether it is any good. */
export const say = defineAction({
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
    const note = { ...input, articleid, notedon: platform.today(), saidby: user.name }
    await platform.change('What a reader said', (work) => work.create(articlenote, note))
    return input.verdict === 'helped'
      ? { message: 'Good to know. Thank you.' }
      : { message: 'It is noted for those who keep the article. Thank you.', tone: 'info' }
  },
})

/** Whoever keeps an article has looked at it, and it is true. */
export const markReviewed = defineAction({
  of: article,
  name: 'review',
  label: 'Mark as reviewed',
  icon: 'badge-check',
  permission: 'knowledgebase.write',
  run: async (platform, { id = 0 }) => {
    const looked = { revieweddate: platform.today(), isdoubted: false }
    const { reviewdue } = await platform.change('Reviewed', (work) => work.update(article, id, looked))
    return { message: reviewdue === null ? 'It is reviewed.' : `It is reviewed; the next time is ${reviewdue}.` }
  },
})
