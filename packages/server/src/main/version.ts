import { readFileSync } from 'node:fs'

/** The product's own version. */
export function readVersion(): string {
  // Our own package file.
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  return version
}
