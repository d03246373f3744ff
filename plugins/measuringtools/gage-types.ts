import { meaningOf, type Meanings } from '@shopdb/contract'

/** Whole words by which a tool is known, those that tell more first. */
const typewords: Meanings<string> = [
  [/\bcmms?\b|\bcoordinate measuring\b/iu, 'CMM'],
  [/\b(?:vision|video)\b/iu, 'Vision system'],
  [/\bcomparators?\b/iu, 'Optical comparator'],
  [/\bprofilometers?\b|\broughness\b|\bsurface testers?\b/iu, 'Profilometer'],
  [/\bhardness\b(?! (?:test )?blocks?\b)/iu, 'Hardness tester'],
  [/\bsurface plates?\b/iu, 'Surface plate'],
  [/\bmicrometers?\b|\bmics?\b/iu, 'Micrometer'],
  [/\bcalipers?\b/iu, 'Caliper'],
  [/\bbores?\b/iu, 'Bore gage'],
  [/\bheight\b/iu, 'Height gage'],
  [/\bdepth\b/iu, 'Depth gage'],
  [/\bthread(?:s|ed)?\b/iu, 'Thread gage'],
  [/\brings?\b(?! lights?\b)/iu, 'Ring gage'],
  [/\b(?:plugs?|pins?)\b/iu, 'Plug gage'],
  [/\bpressure\b/iu, 'Pressure gage'],
  [/(?<!\b(?:temperature|humidity) )\bindicators?\b/iu, 'Indicator'],
  [/\bgau?ge blocks?\b/iu, 'Gage block set'],
  [/\btorque (?:wrench(?:es)?|drivers?|screwdrivers?)\b/iu, 'Torque wrench'],
  [/\bthermocouples?\b/iu, 'Thermocouple'],
  [/\b(?:scales?|balances?)\b/iu, 'Scale'],
]

/** Which of the seeded types a description means. */
export function typeNameOf(description: string | null): string {
  return meaningOf(typewords, description ?? '') ?? 'Other'
}
