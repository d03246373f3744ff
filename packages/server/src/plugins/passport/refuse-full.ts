import { conflict, inSentence } from '@shopdb/contract'
import type { Resource } from '../../resources/resource.ts'
import type { Resources } from '../../resources/resources.ts'

/** Throws `conflict` where a plugin has rows that anybody else than its own installing has made or changed. */
export async function refuseFull(resources: Resources, plugin: string): Promise<void> {
  for (const resource of resources.registry.all.filter((one) => one.plugin === plugin)) {
    const { form } = resource.declaration
    const isSeeded = form === 'resource' && !resource.declaration.belongsto
    if (await (isSeeded ? isTouched(resources, resource, plugin) : isFilled(resources, resource)))
      throw conflict(
        `The plugin ${plugin} has ${inSentence(resource.title)} here already; a passport is for a plugin without data.`,
      )
  }
}

async function isFilled({ database }: Resources, { own, base }: Resource): Promise<boolean> {
  const row = database.read.selectFrom(own ?? base).selectAll()
  return (await row.limit(1).executeTakeFirst()) !== undefined
}

/** The reference rows of a plugin are there as soon as it is; the site has made them, or the plugin itself. */
async function isTouched({ database }: Resources, { name, key }: Resource, plugin: string): Promise<boolean> {
  const { read } = database
  const others = read
    .selectFrom('auditlogs')
    .innerJoin('changesets', 'changesets.changesetid', 'auditlogs.changesetid')
    .select('auditlogid')
    .where('entitytype', '=', name)
    .where('entityid', 'in', read.selectFrom(name).select(key))
    .where('source', '<>', 'system')
    .where((where) =>
      where.or([where('userid', 'is not', null), where('pluginname', 'is', null), where('pluginname', '<>', plugin)]),
    )
  return (await others.limit(1).executeTakeFirst()) !== undefined
}
