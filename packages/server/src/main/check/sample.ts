import type { Shop } from '../../main.ts'
import { addSamples } from '../samples.ts'
import { type Finding, look } from './finding.ts'

/** Fills the throw-away site with the sample factory and with what the plugin has for it. */
export async function checkSample({ site }: Shop, plugin: string): Promise<Finding> {
  return await look('Its sample data is made', async () => {
    const { plugins } = await addSamples(site, 'cli')
    const mine = plugins.find((one) => one.plugin === plugin)
    if (mine?.outcome !== 'added') throw new Error(mine?.reason ?? 'It made none')
  })
}
