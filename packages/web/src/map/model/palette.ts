import type { MarkerNote } from '@shopdb/contract'

/** Colors for what the site gives none: far apart, and strong enough on light and on dark plans. */
const series = [
  '#0e7490',
  '#c2410c',
  '#6d28d9',
  '#15803d',
  '#be185d',
  '#a16207',
  '#1d4ed8',
  '#4d7c0f',
  '#9f1239',
  '#475569',
] as const

/** What is known of nothing: no status, no business unit. */
export const quiet = '#64748b'

/** The color of an entry of a catalogue: the site's own, else one that its id always gets. */
export function colorOf(id: number, color: string | null): string {
  return color !== null && /^#[\da-f]{6}$/iu.test(color) ? color : (series[Math.abs(id - 1) % series.length] ?? quiet)
}

/** The colors of what plugins say. */
export const tones: Readonly<Record<MarkerNote['tone'], string>> = {
  success: '#15803d',
  info: '#0369a1',
  warning: '#b45309',
  error: '#b91c1c',
}

/** From 0, black, to 1, white, as eyes see it. */
export function lightnessOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2
}

/** Black or white, whichever reads better on a color. */
export function inkOn(color: string): string {
  return lightnessOf(color) > 0.36 ? '#0f172a' : '#ffffff'
}
