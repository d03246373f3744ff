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
import { storedfile } from '../files/declaration.ts'

/** The contract's own resources (ADR-001) and the files they point to, in the order of the menu. */
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
  storedfile,
]
