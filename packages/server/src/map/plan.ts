import type { MapPlan } from '@shopdb/contract'

/** What is read of a floor plan. */
export interface PlanRow {
  readonly floorplanid: number
  readonly name: string
  readonly locationid: number | null
  readonly fileid: number | null
  readonly width: number
  readonly height: number
  readonly meterspermapunit: number | null
  readonly isactive: number
}

/** A floor plan as the map answers it. */
export function planOf({ fileid, floorplanid, name, locationid, width, height, meterspermapunit }: PlanRow): MapPlan {
  const pictureurl = fileid === null ? null : `/api/files/${fileid}/content`
  return { floorplanid, name, locationid, pictureurl, width, height, meterspermapunit }
}
