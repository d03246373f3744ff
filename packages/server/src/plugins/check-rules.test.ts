import { defineResource, definePlugin, relationship, text, type WriteRule } from '@shopdb/contract'
import { expect, test } from 'vitest'
import { ruleFlaws } from './check-rules.ts'

const crate = defineResource({ name: 'Crate', table: 'crates', fields: { name: text({}) } })
const other = defineResource({ name: 'Other', table: 'others', fields: { name: text({}) } })
const flawsOf = (rule: object): readonly string[] =>
  // What nobody checked while it was written.
  ruleFlaws(definePlugin({ resources: [crate], rules: [rule as WriteRule] }))
const [before, after, overruled] = [() => undefined, async () => undefined, async () => undefined]

test.each([
  [{ of: other, before }, 'none that it declares itself'],
  [{ of: relationship, before }, 'may only have after'],
  [{ of: relationship, after, overruled }, 'overruled without before'],
  [{ of: crate, overruled }, 'overruled without before'],
  [{ of: crate }, 'neither before nor after'],
  [{ of: crate, before, overruled: 'told' }, 'overruled'],
])('%# a rule that cannot be asked is told', (rule, flaw) => {
  expect(flawsOf(rule)).toEqual([expect.stringContaining(flaw)])
})

test('a rule that may decide may be told what was asked for', () => {
  expect(flawsOf({ of: crate, before, overruled })).toEqual([])
})
