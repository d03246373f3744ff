import type { SearchRank } from '@shopdb/contract'

/** How well a row matches; the least is best. */
export type Score = number

/** What is asked for: the whole question squeezed, and its words. */
export interface Question {
  readonly phrase: string
  readonly words: readonly string[]
}

/** What is known of a row beside its text: which of its lines tell it from all others, and which one is its name. */
export interface Lines {
  readonly identities: readonly number[]
  readonly title: number
}

/** A squeezed text that holds all words of the question, or refers to what does. */
export interface Matching {
  readonly text: string
  readonly isactive: boolean
  /** Whether it refers to something that is called by the whole question. */
  readonly isCalled: () => boolean
}

const scores = {
  identity: 0,
  title: 1,
  titlestart: 2,
  linestart: 3,
  inside: 4,
  called: 5,
  scattered: 6,
  named: 7,
} as const
/** That of a row whose tag it is. */
export const tagscore: Score = scores.identity

/** Removed rows come behind all others. */
const removed = 10

/** How well it matches: as its tag, as its name, from the beginning of either, as it was typed, by its words, or by what it refers to. */
export function scoreOf({ text, isactive, isCalled }: Matching, { phrase, words }: Question, lines: Lines): Score {
  const score = phraseScore(text, phrase, lines) ?? (isCalled() ? scores.called : wordScore(text, words))
  return isactive ? score : score + removed
}

/** What the answer calls it. */
export function rankOf(score: Score): SearchRank {
  const place = score % removed
  if (place === scores.identity) return 'exact'
  return place <= scores.linestart ? 'prefix' : 'words'
}

function wordScore(text: string, words: readonly string[]): Score {
  return words.every((word) => text.includes(word)) ? scores.scattered : scores.named
}

/** The best of all places at which the phrase stands; undefined where it stands nowhere. */
function phraseScore(text: string, phrase: string, lines: Lines): Score | undefined {
  let best: Score | undefined
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const score = placeScore(text, { at, end: at + phrase.length }, lines)
    if (best === undefined || score < best) best = score
  }
  return best
}

function placeScore(text: string, { at, end }: { readonly at: number; readonly end: number }, lines: Lines): Score {
  if (at > 0 && text[at - 1] !== '\n') return scores.inside
  const line = lineAt(text, at)
  const isWhole = end === text.length || text[end] === '\n'
  if (isWhole && lines.identities.includes(line)) return scores.identity
  if (line !== lines.title) return scores.linestart
  return isWhole ? scores.title : scores.titlestart
}

function lineAt(text: string, at: number): number {
  let line = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1
  return line
}
