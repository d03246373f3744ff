const editions = /\s*[([](?:x64|x86|64-bit|32-bit|amd64|arm64|user|[a-z]{2}-[A-Z]{2}|[, ])+[)\]]/gu

/**
 * The name that all versions of a program share: `Mozilla Firefox 128.0 (x64 en-US)` is `Mozilla Firefox`. Only the version
 * that is told beside the name is taken off, so that years and numbers that are part of it stay.
 */
export function programName(name: string, version: string | null): string {
  const plain = name.replaceAll(editions, '')
  const shorter = version === null ? plain : withoutVersion(plain, version)
  const tidy = shorter.replaceAll(/\s+/gu, ' ').trim()
  return tidy === '' ? name.trim() : tidy
}

/** The version stands at the end, or with fewer numbers than the program tells: `Python 3.9.7` at 3.9.7150.0. */
function withoutVersion(name: string, version: string): string {
  const [tail = ''] = /[\s-]*\bv?\d+(?:\.\d+)+$/u.exec(name.trim()) ?? []
  const said = tail.replaceAll(/[\s-]*v?/gu, '')
  const isIt = said !== '' && (version.startsWith(said) || said.startsWith(version))
  return isIt ? name.trim().slice(0, -tail.length) : name
}
