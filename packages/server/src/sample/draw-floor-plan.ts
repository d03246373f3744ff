import { aisles, areas, floor, sections, walls, type Area, type AreaKind } from './areas.ts'

type Box = Pick<Area, 'x' | 'y' | 'width' | 'height'>

/** Calm colours, so that markers stand out: the fill and the line of each sort of place. */
const colors: Readonly<Record<AreaKind, readonly [string, string]>> = {
  Section: ['#f8fafc', '#cbd5e1'],
  Cell: ['#eef4fb', '#b6c8de'],
  Lab: ['#f0f7f4', '#b5d0c4'],
  Office: ['#f5f3f0', '#d6cfc5'],
  'Meeting room': ['#f5f3f0', '#d6cfc5'],
  Storage: ['#f4f1f7', '#cfc5da'],
  'Network closet': ['#fbf0ee', '#dfc1ba'],
}

/** The floor plan of the sample factory as SVG: an outline with doors, a column grid, aisles and named areas. */
export function drawFloorPlan(): string {
  const { width, height } = floor
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif">`,
    '<title>Sample factory, ground floor</title>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    box(walls, 'fill="#fbfcfd"'),
    ...aisles.flatMap(drawAisle),
    ...sections.map(drawArea),
    ...areas.map(drawArea),
    ...drawColumns(),
    box(walls, 'fill="none" stroke="#64748b" stroke-width="14"'),
    ...doors.map((door) => box(door, 'fill="#ffffff" stroke="#94a3b8" stroke-width="3"')),
    '</svg>',
    '',
  ].join('\n')
}

const box = ({ x, y, width, height }: Box, style: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${style}/>`

const word = (
  text: string,
  at: { readonly x: number; readonly y: number; readonly size: number; readonly color: string },
): string => `<text x="${at.x}" y="${at.y}" font-size="${at.size}" fill="${at.color}">${text}</text>`

function drawArea(area: Area): string {
  const [fill, line] = colors[area.kind]
  const isSection = area.kind === 'Section'
  const size = isSection ? 26 : Math.min(30, Math.floor((area.width - 24) / (area.name.length * 0.56)))
  const dashed = isSection ? ' stroke-dasharray="14 10"' : ''
  const heading = word(area.name, { x: area.x + 14, y: area.y + size + 10, size, color: '#64748b' })
  return `${box(area, `rx="6" fill="${fill}" stroke="${line}" stroke-width="3"${dashed}`)}${heading}`
}

/** An aisle has a lane line along both sides. */
function drawAisle(aisle: Box): readonly string[] {
  const { x, y, width, height } = aisle
  const isLevel = width > height
  const lanes = isLevel
    ? [`M${x} ${y}h${width}`, `M${x} ${y + height}h${width}`]
    : [`M${x} ${y}v${height}`, `M${x + width} ${y}v${height}`]
  return [box(aisle, 'fill="#f1f3f6"'), `<path d="${lanes.join('')}" fill="none" stroke="#e3d5a3" stroke-width="5"/>`]
}

const pitch = { x: 265, y: 270 } as const
const first = { x: 175, y: 175 } as const

/** Columns of the building, every 10.6 by 10.8 meters, with the letters and numbers that people say them by. */
function drawColumns(): readonly string[] {
  const across = Array.from({ length: 12 }, (_, index) => first.x + index * pitch.x)
  const down = Array.from({ length: 9 }, (_, index) => first.y + index * pitch.y)
  const gray = { size: 28, color: '#94a3b8' }
  return [
    ...across.flatMap((x) => down.map((y) => box({ x: x - 7, y: y - 7, width: 14, height: 14 }, 'fill="#cbd5e1"'))),
    ...across.map((x, index) => word(String.fromCodePoint(65 + index), { x: x - 9, y: 42, ...gray })),
    ...down.map((y, index) => word(String(index + 1), { x: 20, y: y + 10, ...gray })),
  ]
}

/** Where people and goods come in: the ends of the aisles and the docks. */
const doors: readonly Box[] = [
  { x: 53, y: 1240, width: 14, height: 110 },
  { x: 3233, y: 1240, width: 14, height: 110 },
  { x: 1600, y: 53, width: 110, height: 14 },
  { x: 1600, y: 2483, width: 110, height: 14 },
  { x: 53, y: 2160, width: 14, height: 120 },
  { x: 53, y: 2320, width: 14, height: 120 },
  { x: 485, y: 2483, width: 70, height: 14 },
]
