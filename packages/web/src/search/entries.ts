import type { SearchAnswer, SearchGroup, SearchHit } from '@shopdb/contract'
import { numberText } from '@shopdb/kit'

/** One line that can be chosen. */
export interface Entry {
  /** Different for each line that is shown at the same time. */
  readonly key: string
  readonly title: string
  readonly detail?: string | null
  readonly icon: string
  readonly to: string
  /** Of an asset: its status. */
  readonly status?: string | null
  readonly isRemoved?: boolean
  /** What was found, for plugins that tell more of it. */
  readonly hit?: SearchHit
  /** It leads to more of the same: it is not the thing itself. */
  readonly isMore?: boolean
}

/** Lines under one heading. */
export interface EntryGroup {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** The id of a line in the page, for those who hear it rather than see it. */
export function lineId(list: string, { key }: Entry): string {
  return `${list}-${key.replaceAll(/[^\w-]/gu, '-')}`
}

/** What the search answered, as lines; a kind with more rows than are shown ends with the way to all of them. */
export function entryGroups(answer: SearchAnswer): readonly EntryGroup[] {
  return answer.groups.map((group) => ({
    title: group.title,
    entries: [...group.hits.map((hit) => hitEntry(hit, group.icon)), ...(group.more ? [moreEntry(group)] : [])],
  }))
}

/** A row as a line. */
export function hitEntry(hit: SearchHit, icon: string): Entry {
  return {
    key: hit.path,
    title: hit.title,
    detail: hit.detail,
    icon: `i-lucide-${hit.icon ?? icon}`,
    to: hit.path,
    status: hit.status,
    isRemoved: !hit.isactive,
    hit,
  }
}

function moreEntry({ path, title, total }: SearchGroup): Entry {
  return {
    key: `more ${path}`,
    title: `See all ${numberText(total)} in ${title}`,
    icon: 'i-lucide-list-filter',
    to: path,
    isMore: true,
  }
}
