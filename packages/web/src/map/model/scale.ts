/** A length that people read well, and how wide it is on the screen. */
export interface Scale {
  readonly pixels: number
  readonly text: string
}

const longest = 110

/** The longest of 1, 2, 5, 10, ... meters that fits under a bar. */
export function scaleOf(meterspermapunit: number | null, resolution: number): Scale | undefined {
  if (meterspermapunit === null || meterspermapunit <= 0) return undefined
  const meters = longest * resolution * meterspermapunit
  const power = 10 ** Math.floor(Math.log10(meters))
  const length = ([5, 2, 1].find((one) => one * power <= meters) ?? 1) * power
  return { pixels: length / (resolution * meterspermapunit), text: lengthText(length) }
}

function lengthText(meters: number): string {
  if (meters >= 1000) return `${meters / 1000} km`
  return meters < 1 ? `${Math.round(meters * 100)} cm` : `${meters} m`
}
