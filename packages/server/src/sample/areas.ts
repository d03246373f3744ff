/** What sort of place an area is; the names of the location types that every site has. */
export type AreaKind = 'Section' | 'Cell' | 'Lab' | 'Office' | 'Meeting room' | 'Storage' | 'Network closet'

/** A rectangle of the floor plan, in pixels from its top left. */
export interface Area {
  readonly name: string
  /** The section it is part of; none for a section or a room that is part of the building itself. */
  readonly section?: string
  readonly kind: AreaKind
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The size of the floor plan. 40 mm a pixel: a hall of 127 by 97 meters. */
export const floor = { width: 3300, height: 2550, meterspermapunit: 0.04 } as const

/** The outer walls. */
export const walls = { x: 60, y: 60, width: 3180, height: 2430 } as const

/** Ways for people and forklifts: the two main aisles and the side aisles between rows of cells. */
export const aisles: readonly Pick<Area, 'x' | 'y' | 'width' | 'height'>[] = [
  { x: 70, y: 1230, width: 3160, height: 130 },
  { x: 1590, y: 70, width: 130, height: 2410 },
  { x: 70, y: 640, width: 3160, height: 60 },
  { x: 70, y: 1860, width: 3160, height: 60 },
]

const row = (
  section: string,
  [y, height]: readonly [number, number],
  cells: readonly (readonly [string, number])[],
): readonly Area[] => cells.map(([name, x]) => ({ name, section, kind: 'Cell', x, y, width: 420, height }))

const room = (name: string, kind: AreaKind, place: readonly [number, number, number, number]): Area => {
  const [x, y, width, height] = place
  return { name, kind, x, y, width, height }
}

/** The sections, each around its cells. */
export const sections: readonly Area[] = [
  room('Turning', 'Section', [90, 710, 1470, 510]),
  room('Milling', 'Section', [1750, 710, 1470, 510]),
  room('Gears and broaching', 'Section', [90, 1370, 1470, 480]),
  room('Grinding', 'Section', [1750, 1370, 1470, 480]),
  room('Finishing', 'Section', [600, 1930, 960, 540]),
  room('Special processes', 'Section', [1750, 1930, 1470, 540]),
]

/** Everything inside the sections, and the rooms beside them. */
export const areas: readonly Area[] = [
  ...row(
    'Turning',
    [760, 440],
    [
      ['Cell 1', 110],
      ['Cell 2', 610],
      ['Cell 3', 1110],
    ],
  ),
  ...row(
    'Milling',
    [760, 440],
    [
      ['Cell 4', 1770],
      ['Cell 5', 2270],
      ['Cell 6', 2770],
    ],
  ),
  ...row(
    'Gears and broaching',
    [1420, 410],
    [
      ['Cell 7', 110],
      ['Cell 8', 610],
      ['Cell 9', 1110],
    ],
  ),
  ...row(
    'Grinding',
    [1420, 410],
    [
      ['Cell 10', 1770],
      ['Cell 11', 2270],
      ['Cell 12', 2770],
    ],
  ),
  ...row(
    'Finishing',
    [1980, 440],
    [
      ['Cell 13', 620],
      ['Cell 14', 1120],
    ],
  ),
  ...row(
    'Special processes',
    [1980, 440],
    [
      ['Cell 15', 1770],
      ['Cell 16', 2270],
      ['Cell 17', 2770],
    ],
  ),
  room('Metrology lab', 'Lab', [70, 70, 820, 560]),
  room('Receiving inspection', 'Lab', [900, 70, 420, 560]),
  room('IDF-1', 'Network closet', [1330, 70, 250, 110]),
  room('Engineering office', 'Office', [1330, 190, 250, 440]),
  room('Production office', 'Office', [1730, 70, 400, 270]),
  room('Meeting room 1', 'Meeting room', [1730, 350, 195, 280]),
  room('Meeting room 2', 'Meeting room', [1935, 350, 195, 280]),
  room('Break room', 'Office', [2140, 70, 330, 560]),
  room('Heat treat', 'Lab', [2480, 70, 750, 440]),
  room('Maintenance', 'Storage', [2480, 520, 620, 110]),
  room('IDF-2', 'Network closet', [3110, 520, 120, 110]),
  room('Tool crib', 'Storage', [70, 1930, 510, 160]),
  room('Shipping', 'Storage', [70, 2100, 380, 380]),
  room('IDF-3', 'Network closet', [460, 2100, 120, 110]),
  room('Receiving', 'Storage', [460, 2220, 120, 260]),
]

/** The middle of an area. */
export function middleOf({ x, y, width, height }: Area): { readonly mapx: number; readonly mapy: number } {
  return { mapx: Math.round(x + width / 2), mapy: Math.round(y + height / 2) }
}
