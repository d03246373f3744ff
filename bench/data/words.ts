/** The seven classes of asset beside equipment; they have no table of their own, and names that no plugin gives. */
export const typenames = ['Cobot', 'Vehicle', 'Clamp', 'Tool crib', 'Forklift', 'Camera', 'Power supply'] as const

export const adjectives =
  `north south east west upper lower inner outer front rear main spare left right old new small large fast slow quiet
  heavy light mobile fixed double single triple vertical horizontal electric hydraulic pneumatic thermal optical manual
  portable central remote local`.split(/\s+/u)

// None of them is part of the name of a type: names of what an asset refers to count as its words.
export const nouns =
  `lathe mill broach grinder furnace press washer robot conveyor welder shear saw drill planer router laser caliper
  micrometer gauge comparator profiler scanner labeler plotter laptop desktop tablet server switch gateway beacon sensor
  reader terminal display projector charger battery inverter breaker compressor pump fan chiller boiler dryer mixer
  crane hoist winch trolley pallet cabinet bench rack fixture spindle turret gantry encoder`.split(/\s+/u)

/** What the names of models begin with. */
export const series = ['VMC', 'HX', 'QTN', 'LB', 'MX', 'TLP', 'GS', 'ZK'] as const

export const sentences = [
  'Moved here after the second shift was started.',
  'Spare parts are in the cabinet beside it.',
  'Ask maintenance before it is switched off.',
  'The door sticks; lift it a little.',
  'To be replaced when the contract ends.',
] as const

/** The statuses that every shop has from the start, in the order of their keys. */
export const statusnames = ['Active', 'Inactive', 'Decommissioned', 'Retired'] as const
