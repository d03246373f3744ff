import {
  asset,
  assetstatus,
  assettype,
  businessunit,
  floorplan,
  location,
  locationtype,
  model,
  operatingsystem,
  relationship,
  relationshiptype,
  vendor,
  type Declaration,
} from '@shopdb/contract'

/** The contract's own resources (ADR-001), in the order of the menu. */
export const coremodel: readonly Declaration[] = [
  asset,
  relationship,
  location,
  floorplan,
  locationtype,
  vendor,
  model,
  assettype,
  assetstatus,
  businessunit,
  operatingsystem,
  relationshiptype,
]
