import { invalid, type Flaw } from './errors.ts'

/** What `manifest.json` says of a plugin. It is read before any code of the plugin runs. */
export interface Manifest {
  /** Lowercase letters and digits, at most 40; outside the bundled set with a site's prefix. */
  readonly name: string
  /** The plugin's own version (semver). */
  readonly version: string
  readonly title: string
  readonly description?: string
  readonly author?: string
  /** The contract versions it works with: `>=0.1.0,<1.0.0` or any semver range. */
  readonly core_version: string
  /** Where its endpoints stand: `/api/forklifts`. */
  readonly api_prefix: string
  /** Plugins it needs, with their version ranges. */
  readonly dependencies?: Readonly<Record<string, string>>
  readonly source_url?: string
}

const version = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/u

const texts: Readonly<Record<string, { readonly required: boolean; readonly shape: RegExp; readonly right: string }>> =
  {
    name: { required: true, shape: /^[a-z][a-z0-9]{0,39}$/u, right: 'lowercase letters and digits, at most 40' },
    version: { required: true, shape: version, right: 'a semantic version such as 1.2.0' },
    title: { required: true, shape: /^.{1,80}$/u, right: 'one line of at most 80 characters' },
    description: { required: false, shape: /^.{0,500}$/u, right: 'one line of at most 500 characters' },
    author: { required: false, shape: /^.{0,120}$/u, right: 'one line of at most 120 characters' },
    core_version: { required: true, shape: /^.{1,100}$/u, right: 'a range such as >=0.1.0,<1.0.0' },
    api_prefix: { required: true, shape: /^\/api\/[a-z][a-z0-9]{0,39}$/u, right: 'a path such as /api/forklifts' },
    source_url: { required: false, shape: /^https?:\/\/.{1,500}$/u, right: 'an http or https address' },
  }

function textFlaw(name: string, value: unknown): Flaw | undefined {
  const rule = texts[name]
  if (!rule || (value === undefined && !rule.required)) return undefined
  if (typeof value === 'string' && rule.shape.test(value)) return undefined
  return { path: `/${name}`, message: `must be ${rule.right}` }
}

function isRanges(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value).every((range) => typeof range === 'string'))
  )
}

function flawsOf(manifest: Readonly<Record<string, unknown>>): readonly Flaw[] {
  const known = [...Object.keys(texts), 'dependencies']
  const strangers = Object.keys(manifest).filter((name) => !known.includes(name))
  return [
    ...Object.keys(texts).flatMap((name) => textFlaw(name, manifest[name]) ?? []),
    ...(isRanges(manifest['dependencies'])
      ? []
      : [{ path: '/dependencies', message: 'must map plugin names to version ranges' }]),
    ...strangers.map((name) => ({
      path: `/${name}`,
      message: `is not a member of a manifest; it has ${known.join(', ')}`,
    })),
  ]
}

/** Turns the text of a `manifest.json` into a manifest, or throws `invalid` with everything that is wrong with it. */
export function parseManifest(source: string): Manifest {
  let manifest: unknown
  try {
    manifest = JSON.parse(source)
  } catch (cause) {
    throw invalid(`The manifest is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw invalid('The manifest must be a JSON object.')
  // Parsed JSON: its shape is what the next line checks.
  const flaws = flawsOf(manifest as Record<string, unknown>)
  if (flaws.length > 0)
    throw invalid(
      `The manifest is wrong: ${flaws.map((flaw) => `${flaw.path.slice(1)} ${flaw.message}`).join('; ')}.`,
      flaws,
    )
  return manifest as Manifest
}
