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

/** Words that give a meaning away, the telling ones first. */
type Words<Meaning> = readonly (readonly [RegExp, Meaning])[]

const meaningOf = <Meaning>(words: Words<Meaning>, said: string | null): Meaning | undefined =>
  words.find(([pattern]) => pattern.test(said ?? ''))?.[1]

type Result = (typeof results)[number]

const resultwords: Words<Result> = [
  [/adj/iu, 'pass after adjustment'],
  [/limit|restrict/iu, 'limited'],
  [/fail|reject|defect|out ?(?:of|side) ?tol/iu, 'fail'],
  [/pass|accept|with?in|in ?tol|^ok/iu, 'pass'],
]

/** The result of a calibration in any of its spellings; null for none, and for a form that was left as it is. */
export function saidResult(written: string | undefined): Result | null {
  return meaningOf(resultwords, saidText(written)) ?? null
}

type Tolerance = 'in tolerance' | 'out of tolerance' | 'not measured'

const tolerancewords: Words<Tolerance> = [
  [/out|fail|not (?:with)?in/iu, 'out of tolerance'],
  [/in|pass|ok/iu, 'in tolerance'],
]

/** How a tool was found or left. */
export function saidTolerance(written: string | undefined): Tolerance {
  return meaningOf(tolerancewords, saidText(written)) ?? 'not measured'
}

type State = (typeof toolstates)[number] | 'reference only'

const statewords: Words<State> = [
  [/^reference/iu, 'reference only'],
  [/repair|service/iu, 'in repair'],
  [/calibration|at lab/iu, 'out for calibration'],
  [/quarantine|defective|hold/iu, 'quarantined'],
  [/lost|missing/iu, 'lost'],
  [/retired|scrap|in ?active|obsolete/iu, 'retired'],
  [/^active|^in use|^ok/iu, 'active'],
]

/** Where a tool is; undefined for a word that nobody here knows. */
export function saidState(written: string | undefined): State | undefined {
  return meaningOf(statewords, saidText(written)?.replaceAll(/[^a-z]+/giu, ' ') ?? 'active')
}

const typewords: Words<string> = [
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

/** Which of the seeded types a description means. */
export function typeNameOf(description: string | null): string {
  return meaningOf(typewords, description) ?? 'Other'
}

/** A laboratory and its accreditation: `Acme (A2LA 1234.01)`; null for a calibration in house. */
export function saidLab(
  written: string | undefined,
): { readonly lab: string; readonly accreditation: string | null } | null {
  const said = saidText(written)
  if (said === null || /^in.?house$|^internal$/iu.test(said)) return null
  const [, lab = said, accreditation = null] = /^(.*?)\s*\((.+)\)$/u.exec(said) ?? []
  return { lab, accreditation }
}
