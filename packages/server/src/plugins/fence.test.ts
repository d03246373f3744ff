import { expect, test } from 'vitest'
import type { Work } from '../changes/work.ts'
import { lend } from './fence.ts'

test('nothing of a change can be used once it is closed, nor what was taken of it before', () => {
  const sent: string[] = []
  const sender = { executeQuery: () => sent.push('sent') }
  // As much of a change as sends.
  const lent = lend({ trx: sender, ahead: sender } as unknown as Work)
  const { trx, ahead } = lent.work
  lent.close()
  for (const use of [() => lent.work.trx, () => trx.executeQuery, () => ahead.executeQuery])
    expect(use).toThrow('It is too late')
  expect(sent).toEqual([])
})
