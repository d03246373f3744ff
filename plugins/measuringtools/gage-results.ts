import { meaningOf } from '@shopdb/contract'
import { saidText } from './gage-words.ts'
import type { results } from './tool.ts'

// What gage lists and certificates say of a calibration, and what it means here. A text is told in fewer and fewer words,
// until it is plainly one of those that are known; what is left over makes it mean nothing.

type Rewriting = readonly [RegExp, string]

const bound = '(?:tol|toler|tolerances?|specs?|specifications?|limits?|range|requirements?|criteria)'
const whose = '(?:acceptable |acceptance |allowable |permissible |specified |stated |required |manufacturers? |oem )?'
const bounds = whose + bound

const rewritings: readonly Rewriting[] = [
  [/\bw\/o\b/gu, 'without'],
  [/\bw\/\s*/gu, 'with '],
  [/n['\u2019]t\b|(?<=\b(?:did|does|is|was|has|have|could))nt\b/gu, ' not'],
  [/\bfail\w*\s+to\b/gu, 'not'],
  [/\bun[ -]?(?=accept|satisf|sat\b|fit\b|usable|approv)|\bnon(?=conform|compl|accept)|\bdis(?=approv)/gu, 'not '],
  [/[.'\u2019]/gu, ''],
  [/[^a-z0-9]+/gu, ' '],
  [/\bwith in\b/gu, 'within'],
  [/\b(?:cannot|(?:can|could|would) not|no|non|never)\b/gu, 'not'],
  [/\b(?:the|an?|is|are|was|were|be|been|did|does|do|has|have|had|all|its|fully|made|performed)\b/gu, ''],
  [/\b(?:as|found|left|results?|test|tool|gau?ge|instrument|unit|overall|final)\b/gu, ''],
  [/ +/gu, ' '],
  [/^ | $/gu, ''],
  [
    new RegExp(`\\b(?:out(?:side)?(?: of)?|beyond|over|exceed(?:s|ed|ing)?) (?:${bounds}|cal|calibration)\\b`, 'gu'),
    'bad',
  ],
  [/\b(?:oot|oos|ng|nok|bad|fail(?:s|ed|ures?|ing)?|reject(?:s|ed|ion)?|defect(?:s|ive)?)\b/gu, 'bad'],
  [/\b(?:broken|damaged|condemned|scrap(?:ped)?|outoftol(?:erance)?)\b|^f$|^out(?= by\b|$)/gu, 'bad'],
  [new RegExp(`\\b(?:within|in|inside|meets?|met|(?:conform|compl)\\w* (?:to|with)) ${bounds}\\b`, 'gu'), 'good'],
  [/\b(?:pass(?:es|ed|ing)?|ok|okay|accept(?:s|ed|able|ance)?|approved|intol(?:erance)?)\b/gu, 'good'],
  [/\b(?:conform(?:s|ed|ing|ant|ance|ity)?|compl(?:y|ies|ied|iant|iance|ying))\b/gu, 'good'],
  [/\b(?:satisfactory|satisfies|sat|usable|fit)\b|^(?:p|in|within)$/gu, 'good'],
  [new RegExp(`\\bgood to ${bounds}\\b|\\bgood(?: for)? use\\b`, 'gu'), 'good'],
  [/\b(?:adj|adjust(?:ed|ments?))\b/gu, 'adjusted'],
  [/\b(?:limited|limitations?|restrict(?:ed|ions?)|conditional(?:ly)?)\b/gu, 'limited'],
  [/\bnot (?:good|meet|(?:for )?use)\b/gu, 'bad'],
  [/^cal(?:ibrat(?:ion|ed))? (?=good|bad|adjusted|limited)/gu, ''],
]

const tell = (said: string): string =>
  rewritings.reduce((text, [pattern, words]) => text.replaceAll(pattern, words), said.toLowerCase())

const good = /^good(?: (?:and )?good)*(?: (?:not|without) (?:adjusted|limited)(?: (?:required|needed|necessary))?)*$/u
const bad = /^bad(?! (?:0|zero|nil)\b)(?!.* (?:good|adjusted|not|none)\b)|^bad after adjusted$/u

const resultwords = [
  [bad, 'fail'],
  [/^(?:good )?(?:with )?limited\b(?!.* (?:bad|not|without)\b)/u, 'limited'],
  [
    /^good(?: (?:with|after|and|then))? adjusted$|^(?:after )?adjusted(?: (?:and |then |to )?good)?$/u,
    'pass after adjustment',
  ],
  [good, 'pass'],
] as const

/** The result of a calibration in any of its spellings; null for none, undefined for words that are not plainly one. */
export function saidResult(written: string | undefined): (typeof results)[number] | null | undefined {
  const said = saidText(written)
  return said === null ? null : meaningOf(resultwords, tell(said))
}

const tolerancewords = [
  [bad, 'out of tolerance'],
  [good, 'in tolerance'],
  [/^not (?:measured|tested|checked|taken|recorded|available|required|data)$/u, 'not measured'],
] as const

/** How a tool was found or left; undefined for words that are not plainly one. */
export function saidTolerance(written: string | undefined): (typeof tolerancewords)[number][1] | undefined {
  const said = saidText(written)
  return said === null ? 'not measured' : meaningOf(tolerancewords, tell(said))
}
