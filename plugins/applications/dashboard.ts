import type { Platform, Widget } from '@shopdb/contract'
import { readStandings } from './read-standings.ts'
import { isMissing } from './use-of-seats.ts'
import { softwareOf, toldStanding } from './words.ts'

/** Which licenses are missing. */
export async function missingWidgets(platform: Platform): Promise<readonly Widget[]> {
  const missing = (await readStandings(platform)).filter(isMissing)
  if (missing.length === 0) return []
  const lines = missing.slice(0, 8).map((one) => ({
    label: one.name,
    detail: toldStanding(one, platform.today()).value,
    link: softwareOf(one),
    tone: 'error' as const,
  }))
  return [{ kind: 'list', title: 'Licenses are missing', lines, link: '/pages/applications/position?onlymissing=true' }]
}
