import type { Keep } from '@shopdb/contract'
import { keepJob } from '../../plugins/keeps/job.ts'
import { settleKeep } from '../../plugins/keeps/shape.ts'
import { failureOf } from './asked.ts'
import { type Finding, look } from './finding.ts'
import { sampleKey } from './sample-row.ts'
import { lateOf, type Trial, tryRow } from './trial.ts'

const longago = { date: '2001-01-31', datetime: '2001-01-31T06:30:00.000Z' } as const

/** Lets a night pass in which everything is old: what is kept for a time goes, or is refused by who needs it. */
export async function checkKeeps(trial: Trial, keeps: readonly Keep[]): Promise<readonly Finding[]> {
  const { platform, sampling } = trial
  const findings: Finding[] = []
  for (const keep of keeps) {
    const job = keepJob(sampling.registry, keep)
    findings.push(
      await look(`${keep.what ?? sampling.registry.get(keep.of.table).title}: what is old is taken away`, async () => {
        await makeOld(trial, keep)
        await job.run(lateOf(platform, keep.days)).catch((cause: unknown) => explain(trial, cause))
      }),
    )
  }
  return findings
}

/** A row that is old by its own dates, as far as one can be made that goes. */
async function makeOld(trial: Trial, keep: Keep): Promise<void> {
  const { sampling } = trial
  const { resource, own, lent } = settleKeep(sampling.registry, keep)
  const values: Record<string, unknown> = { ...equalsOf(keep) }
  for (const { field, kind } of own)
    if (resource.columns.some(({ name }) => name === field)) values[field] = longago[kind]
  for (const { through, from } of lent) values[through] = await sampleKey(sampling, from.name)
  await tryRow(trial, keep.of, values)
}

/** What the rows that go are equal to. */
function equalsOf({ where = {} }: Keep): Readonly<Record<string, unknown>> {
  const equal = Object.entries(where).filter(([name]) => !name.includes('.') && name !== 'isactive')
  return Object.fromEntries(equal.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}

/** What a rule has failed of, where it is one that does not let go: the site hides it. */
async function explain({ sampling, name }: Trial, cause: unknown): Promise<never> {
  throw new Error((await failureOf(sampling.admin, name, 'rules')) ?? String(cause), { cause })
}
