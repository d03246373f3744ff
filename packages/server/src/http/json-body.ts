import { isUtf8 } from 'node:buffer'
import { type Flaw, invalid } from '@shopdb/contract'
import { duplicateKeys, pointerStep } from './duplicate-keys.ts'

const deepest = 64
const mostflaws = 20
const dangerouskeys = new Set(['__proto__', 'constructor', 'prototype'])
const nul = '\u0000'

/**
 * Parses a JSON body; undefined for an empty one. Throws `invalid` for what could be read in two ways or cannot be stored as it
 * is. Texts of a machine are taken without NUL, with which firmware pads them, and with a sign in place of half a character.
 */
export function parseJsonBody(body: Buffer, isOfMachine = false): unknown {
  if (!isUtf8(body)) throw invalid('The body is not UTF-8; send JSON in UTF-8.')
  const text = body.toString('utf8')
  if (text.trim() === '') return undefined
  const value = parseText(text, isOfMachine)
  // Only a text that is not too deep is searched for keys used twice: the search costs its depth for each that it finds.
  const unfit = flawsOf(value, '', 0)
  const flaws = unfit.length > 0 ? unfit.slice(0, mostflaws) : duplicateKeys(text, mostflaws)
  if (flaws.length > 0)
    throw invalid(`The body has ${flaws.length === 1 ? 'a member' : 'members'} that cannot be taken.`, flaws)
  return value
}

function parseText(text: string, isOfMachine: boolean): unknown {
  try {
    return isOfMachine && padding.test(text) ? JSON.parse(text, withoutPadding) : JSON.parse(text)
  } catch (cause) {
    throw invalid(`The body is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

/** Nothing else makes either of them, and looking at each text costs its time. */
const padding = /\\u(?:0000|d[89a-f])/iu

const withoutPadding = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(nul, '').toWellFormed() : value

function flawsOf(value: unknown, path: string, depth: number): readonly Flaw[] {
  if (typeof value === 'string') return textFlaws(value, path)
  if (typeof value !== 'object' || value === null) return []
  if (depth >= deepest) return [{ path, message: `is nested deeper than ${deepest} levels` }]
  return Object.entries(value).flatMap(([key, inner]) =>
    memberFlaws(key, inner, { path, depth, isobject: !Array.isArray(value) }),
  )
}

interface Place {
  readonly path: string
  readonly depth: number
  readonly isobject: boolean
}

function memberFlaws(key: string, inner: unknown, place: Place): readonly Flaw[] {
  const path = place.path + pointerStep(key)
  const flaws = flawsOf(inner, path, place.depth + 1)
  return place.isobject ? [...keyFlaws(key, path), ...flaws] : flaws
}

function keyFlaws(key: string, path: string): readonly Flaw[] {
  return dangerouskeys.has(key) ? [{ path, message: 'is not a name that a member may have' }] : textFlaws(key, path)
}

function textFlaws(text: string, path: string): readonly Flaw[] {
  if (text.includes(nul)) return [{ path, message: 'has a NUL character; leave it out' }]
  if (!text.isWellFormed()) return [{ path, message: 'has half a character (an unpaired surrogate); send whole ones' }]
  return []
}
