import { addDays, asset, model, type Platform, type Work } from '@shopdb/contract'
import { article } from './article.ts'
import { samplearticles, type SampleArticle } from './sample-articles.ts'
import { articleasset, articlemodel, articlenote } from './ties.ts'

/** Articles on machines of the sample factory, with what readers said of them. */
export async function addSample(platform: Platform): Promise<void> {
  const today = platform.today()
  const ago = (days: number): string => addDays(today, -days)
  await platform.change('Sample data', async (work) => {
    for (const one of samplearticles) await addOne(work, one, ago)
  })
}

async function addOne(work: Work, one: SampleArticle, ago: (days: number) => string): Promise<void> {
  const { title, keywords, owner, application = null, link = null, share = null, body = null } = one
  const { days, months = 12, models = [], machines = [], notes = [] } = one
  const review = { revieweddate: ago(days), reviewmonths: months }
  const made = await work.create(article, { title, keywords, owner, application, link, share, body, ...review })
  const { articleid } = made
  for (const name of models) {
    const found = await work.find(model, { name })
    if (found) await work.create(articlemodel, { articleid, modelid: found.modelid })
  }
  for (const assetnumber of machines) {
    const found = await work.find(asset, { assetnumber })
    if (found) await work.create(articleasset, { articleid, aboutassetid: found.assetid })
  }
  for (const [at, [verdict, comment = null]] of notes.entries()) {
    const said = { verdict, comment, notedon: ago(Math.floor(days / (at + 2))), saidby: 'Operator' }
    await work.create(articlenote, { articleid, ...said })
  }
}
