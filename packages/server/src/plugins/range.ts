// Piece by piece: the whole is 45 files.
import SemVer from 'semver/classes/semver.js'
import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'

/** The range in semver's own form: commas mean "and". Undefined for what is no range; an empty one, which semver takes for any, is none. */
export function parseRange(range: string): string | undefined {
  const spaced = range.replaceAll(',', ' ').trim()
  return spaced === '' ? undefined : (validRange(spaced) ?? undefined)
}

/** Whether a version lies in a range. A release candidate counts as the release it leads to. */
export function isInRange(version: string, range: string): boolean {
  const parsed = parseRange(range)
  if (parsed === undefined) return false
  const { major, minor, patch } = new SemVer(version)
  return satisfies(`${major}.${minor}.${patch}`, parsed)
}
