import type { Platform } from '@shopdb/contract'
import type { Shop } from '../main.ts'
import { platformsOf } from '../main/platforms.ts'

/** Runs a job of a plugin once, as its schedule would; with a platform whose clock says something else, as it would then. */
export async function runPluginJob(running: Shop, name: string, platform?: Platform): Promise<void> {
  const [plugin = '', ...rest] = name.split('.')
  const jobs = running.plugins().find((one) => one.name === plugin)?.plugin?.jobs ?? []
  const job = jobs.find((one) => one.name === rest.join('.'))
  if (!job) throw new Error(`There is no job ${name}; there are ${jobs.map((one) => one.name).join(', ')}`)
  await job.run(platform ?? platformsOf(running.site)(plugin))
}
