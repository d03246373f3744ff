/** What everything is drawn with. */
export type Pen = CanvasRenderingContext2D

/** Colors of the map itself, for light and dark pages and for paper. */
export interface Look {
  readonly isDark: boolean
  /** The edge around markers and the halo around words. */
  readonly halo: string
  readonly ink: string
  readonly quiet: string
  /** What is chosen, and what is looked at. */
  readonly accent: string
  readonly relation: string
  readonly came: string
  readonly went: string
  readonly moved: string
}

export const lightLook: Look = {
  isDark: false,
  halo: '#ffffff',
  ink: '#0f172a',
  quiet: '#475569',
  accent: '#c2410c',
  relation: '#0e7490',
  came: '#15803d',
  went: '#b91c1c',
  moved: '#1d4ed8',
}

export const darkLook: Look = {
  isDark: true,
  halo: '#0f1a21',
  ink: '#f1f5f9',
  quiet: '#9fb0bd',
  accent: '#ffb454',
  relation: '#5cc8e0',
  came: '#4ade80',
  went: '#f87171',
  moved: '#93c5fd',
}

/** The letters of the map. */
export function fontOf(size: number, weight = 500): string {
  return `${weight} ${size}px 'Inter Variable', system-ui, sans-serif`
}

/** A circle as a path of its own. */
export function circle(pen: Pen, { x, y }: { readonly x: number; readonly y: number }, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, Math.PI * 2)
}
