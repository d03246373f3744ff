import type { Work } from '../changes/work.ts'
import type { Engine } from '../resources/engine.ts'
import { updateRow } from '../resources/write.ts'

/** On a new site, who controls one half of a machine controls the other: controls propagates through partof. */
export async function ensurePropagation(engine: Engine, work: Work): Promise<void> {
  const rows = await work.trx
    .selectFrom('relationshiptypes')
    .select(['relationshiptypeid', 'name', 'createddate', 'modifieddate'])
    .execute()
  const named = new Map(rows.map((row) => [row['name'], row]))
  const [controls, partof] = [named.get('controls'), named.get('partof')]
  const isNew = controls !== undefined && controls['createddate'] === controls['modifieddate']
  if (!isNew || !partof) return
  const changes = { propagatesthroughid: Number(partof['relationshiptypeid']) }
  await updateRow(
    { engine, work, resource: engine.registry.get('relationshiptypes') },
    Number(controls['relationshiptypeid']),
    changes,
  )
}
