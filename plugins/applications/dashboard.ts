import { listWidget, type OrNone, type Platform, type Widget } from '@shopdb/contract'
import { readStandings } from './read-standings.ts'
import { isMissing } from './use-of-seats.ts'
import { softwareOf, toldStanding } from './words.ts'

const shown = { link: '/pages/applications/position?onlymissing=true', ishidden: true }

/** Which licenses are missing. */
export async function missingWidget(platform: Platform): Promise<OrNone<Widget>> {
  const missing = (await readStandings(platform)).filter(isMissing)
  const lines = missing.map((one) => ({
    label: one.name,
    detail: toldStanding(one, platform.today()).value,
    link: softwareOf(one),
    tone: 'error' as const,
  }))
  return listWidget('Licenses are missing', lines, shown)
}
