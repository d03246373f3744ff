import { addDays } from '@shopdb/contract'
import type { results, toolstates } from './tool.ts'

// What people write into gage lists, and what it means here.

const blank = /^(?:|0|-+|\?+|n\/?a|none|null|nil|tbd|tba|unknown|not applicable|not specified)$/iu

/** The text without blanks around it; null for what says nothing: `N/A`, `-`, `0`. */
export function saidText(written: string | undefined): string | null {
  const said = (written ?? '').replaceAll(/\s+/gu, ' ').trim()
  return blank.test(said) ? null : said
}

/** A day as a list has it, `2026-01-31` or `1/31/2026` or `1/31/26`; null for none, undefined for what is no day. */
export function saidDay(written: string | undefined): string | null | undefined {
  const said = saidText(written)
  if (said === null) return null
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/u.exec(said)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const american = /^(\d\d?)\/(\d\d?)\/(\d{4}|\d\d)$/u.exec(said)
  return american ? dayOf(american[3]?.padStart(4, '20'), american[1], american[2]) : undefined
}

/** undefined for 30 February. */
function dayOf(year = '', month = '', dayOfMonth = ''): string | undefined {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day ? day : undefined
}

type Result = (typeof results)[number]

/** The result of a calibration in any of its spellings; null for none, and for a form that was left as it is. */
export function saidResult(written: string | undefined): Result | null {
  const said = saidText(written) ?? ''
  if (/adj/iu.test(said)) return 'pass after adjustment'
  if (/limit|restrict/iu.test(said)) return 'limited'
  if (/fail|reject|defect|out ?(?:of|side) ?tol/iu.test(said)) return 'fail'
  return /pass|accept|with?in|in ?tol|^ok/iu.test(said) ? 'pass' : null
}

/** How a tool was found or left. */
export function saidTolerance(written: string | undefined): 'in tolerance' | 'out of tolerance' | 'not measured' {
  const said = saidText(written) ?? ''
  if (/out|fail|not (?:with)?in/iu.test(said)) return 'out of tolerance'
  return /in|pass|ok/iu.test(said) ? 'in tolerance' : 'not measured'
}

/** Where a tool is; undefined for a word that nobody here knows. */
export function saidState(written: string | undefined): (typeof toolstates)[number] | 'reference only' | undefined {
  const said =
    saidText(written)
      ?.toLowerCase()
      .replaceAll(/[^a-z]+/gu, ' ') ?? 'active'
  return states.find(([pattern]) => pattern.test(said))?.[1]
}

const states: readonly (readonly [RegExp, (typeof toolstates)[number] | 'reference only'])[] = [
  [/^reference/u, 'reference only'],
  [/repair|service/u, 'in repair'],
  [/calibration|at lab/u, 'out for calibration'],
  [/quarantine|defective|hold/u, 'quarantined'],
  [/lost|missing/u, 'lost'],
  [/retired|scrap|in ?active|obsolete/u, 'retired'],
  [/^active|^in use|^ok/u, 'active'],
]

/** Which of the seeded types a description means. */
export function typeNameOf(description: string | null): string {
  return types.find(([pattern]) => pattern.test(description ?? ''))?.[1] ?? 'Other'
}

const types: readonly (readonly [RegExp, string])[] = [
  [/\bcmm\b|coordinate/iu, 'CMM'],
  [/vision|video/iu, 'Vision system'],
  [/comparator/iu, 'Optical comparator'],
  [/profilometer|roughness|surface tester/iu, 'Profilometer'],
  [/hardness/iu, 'Hardness tester'],
  [/surface plate/iu, 'Surface plate'],
  [/micrometer|\bmic\b/iu, 'Micrometer'],
  [/caliper/iu, 'Caliper'],
  [/bore/iu, 'Bore gage'],
  [/height/iu, 'Height gage'],
  [/depth/iu, 'Depth gage'],
  [/thread/iu, 'Thread gage'],
  [/ring/iu, 'Ring gage'],
  [/plug|pin/iu, 'Plug gage'],
  [/indicator/iu, 'Indicator'],
  [/gau?ge block/iu, 'Gage block set'],
  [/torque/iu, 'Torque wrench'],
  [/pressure/iu, 'Pressure gage'],
  [/thermo/iu, 'Thermocouple'],
  [/scale|balance/iu, 'Scale'],
]

/** A laboratory and its accreditation: `Acme (A2LA 1234.01)`; null for a calibration in house. */
export function saidLab(
  written: string | undefined,
): { readonly lab: string; readonly accreditation: string | null } | null {
  const said = saidText(written)
  if (said === null || /^in.?house$|^internal$/iu.test(said)) return null
  const [, lab = said, accreditation = null] = /^(.*?)\s*\((.+)\)$/u.exec(said) ?? []
  return { lab, accreditation }
}
