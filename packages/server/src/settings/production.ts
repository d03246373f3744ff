/** The settings that can make a site unsafe. */
interface Risky {
  readonly mode: 'production' | 'development'
  readonly secret: string | undefined
  readonly corsorigins: readonly string[]
}

const wellknown =
  /^(.)\1*$|change ?me|changeit|^(?:password|passw0rd|secret|admin|administrator|shopdb|letmein|welcome|qwerty|example|default|test)[\d\W]*$|^(?:0?1234567890*)+$/iu

/** What production refuses: weak secrets, and an open door for every other site. Empty in development. */
export function dangersOf(settings: Risky): readonly string[] {
  if (settings.mode === 'development') return []
  const { secret } = settings
  return [
    ...(secret !== undefined && (secret.length < 32 || isWellKnown(secret))
      ? [
          'SHOPDB_SECRET must be at least 32 characters that nobody can guess, such as the output of `openssl rand -base64 32`',
        ]
      : []),
    ...(settings.corsorigins.includes('*') ? ['SHOPDB_CORS_ORIGINS must name each site in production, not *'] : []),
  ]
}

function isWellKnown(secret: string): boolean {
  return wellknown.test(secret) || new Set(secret).size < 5
}
