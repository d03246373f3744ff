import { relationship, relationshiptype, type WriteRule, writeRule } from '@shopdb/contract'
import type { Registry } from '../../resources/registry.ts'
import { type Connecting, connectingIn, endOf } from './connecting.ts'
import { freeFarEnd, isHeldByRemoved, mendFarEnd, refuseOwn, takeFarEnd } from './far-end.ts'
import { followPair, kind } from './follow.ts'
import { movedEnds } from './moved.ts'
import { pairOf } from './wire.ts'

/** The rules that follow from what a plugin's rows connect: they fail and rest with its own. */
export function connectionRules(registry: Registry, plugin: string): readonly WriteRule[] {
  const all = connectingIn(registry)
  const mine = all.filter(({ resource }) => resource.plugin === plugin)
  return mine.length === 0 ? [] : [...mine.map((connecting) => endRule(connecting, all)), tieRule(mine)]
}

/** One thing in an end: where it leads to a row, that one says the same, and the relation between the two assets follows. */
function endRule(connecting: Connecting, all: readonly Connecting[]): WriteRule {
  const { declaration, to, farend = '' } = connecting
  return writeRule(declaration, {
    before: async (reader, { before, after }) => {
      const [was, now] = [before && endOf(connecting, before), endOf(connecting, after)]
      if (!now.isactive) return {}
      if (now.farassetid === now.assetid) throw refuseOwn(connecting)
      if (now.farid === null) return {}
      // What cannot be had while another row has it is taken below.
      if (before && (await isHeldByRemoved(reader, connecting, now)))
        return { [farend]: before[farend], [to]: before[to] }
      const isLeft = was?.farid === now.farid && was.farassetid !== now.farassetid
      return isLeft ? { [farend]: null } : { [to]: await freeFarEnd(reader, connecting, now) }
    },
    after: async (work, { before, after }) => {
      const written = { was: before && endOf(connecting, before), now: endOf(connecting, after) }
      for (const pair of [pairOf(written.was), pairOf(written.now)])
        if (pair) await followPair(work, all, { pair, ...written })
      await mendFarEnd(work, connecting, written)
    },
    overruled: async (work, { asked }) => {
      const wanted = endOf(connecting, asked)
      if (wanted.farid !== null && (await isHeldByRemoved(work, connecting, wanted)))
        await takeFarEnd(work, connecting, wanted)
    },
  })
}

/** Where relations are ended or aimed elsewhere, what stands behind them goes along. */
function tieRule(mine: readonly Connecting[]): WriteRule {
  return writeRule(relationship, {
    after: async (work, { before, after }) => {
      const moved = movedEnds(before, after)
      if (!moved || !before) return
      const type = await work.find(relationshiptype, { name: kind })
      if (type?.relationshiptypeid !== before.relationshiptypeid) return
      const { assetids, leadsTo } = moved
      for (const connecting of mine) {
        const { declaration, owner, to, farend } = connecting
        const rows = await work.listAll(declaration, { [owner]: assetids, [to]: assetids })
        for (const { id, assetid } of rows.map((row) => endOf(connecting, row)))
          await work.update(declaration, id, { [to]: leadsTo(assetid), ...(farend && { [farend]: null }) })
      }
    },
  })
}
