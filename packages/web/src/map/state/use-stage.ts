import { onBeforeUnmount, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Arranging } from '../arrange/use-arranging.ts'
import { frameAt } from '../model/map-address.ts'
import type { Scene } from '../model/scene.ts'
import type { Floor } from '../paint/floor.ts'
import { findBunch } from '../stage/find-drawn.ts'
import { openStage, type StageEvents, type Touch } from '../stage/open-stage.ts'
import { loadPicture, type Picture } from '../stage/picture.ts'
import { useClicks } from './use-clicks.ts'
import type { FloorMap } from './use-floor-map.ts'
import { useFloor } from './use-floor.ts'

/** The map as it lives in its element. */
export interface Staging {
  /** The picture of the plan could not be read. */
  readonly isPictureBroken: Ref<boolean>
  readonly hovered: Ref<number | undefined>
  readonly floor: ComputedRef<Floor | undefined>
  readonly picture: Ref<Picture | undefined>
}

/** Opens the map in an element, anew for every plan, and keeps what it draws as the page says. */
export function useStage(target: Readonly<Ref<HTMLElement | null>>, map: FloorMap, arranging: Arranging): Staging {
  const hovered = shallowRef<number>()
  const picture = shallowRef<Picture>()
  const isPictureBroken = shallowRef(false)
  const floor = useFloor(map, arranging, hovered)
  const events = eventsOf(map, arranging, hovered)

  const close = (): void => {
    map.stage.value?.close()
    map.stage.value = undefined
  }
  const open = ({ plan }: Scene, element: HTMLElement): void => {
    close()
    const stage = openStage(element, plan, events)
    map.stage.value = stage
    map.resolution.value = stage.frame().resolution
    if (floor.value) stage.setFloor(floor.value)
    firstLook(map)
  }
  const load = async (): Promise<void> => {
    picture.value = undefined
    isPictureBroken.value = false
    const plan = map.scene.value?.plan
    if (!plan) return
    const loaded = await loadPicture(plan).catch(() => 'broken' as const)
    // Another plan was chosen meanwhile.
    if (plan.pictureurl !== map.scene.value?.plan.pictureurl) return
    isPictureBroken.value = loaded === 'broken'
    picture.value = loaded === 'broken' ? undefined : loaded
  }
  const sizeOf = (scene: Scene | undefined): string =>
    scene ? [scene.plan.floorplanid, scene.plan.width, scene.plan.height].join() : ''

  // Functions, not the refs themselves: a list with a shallow ref in it counts as changed whenever any of it was set anew.
  watch([() => target.value, () => sizeOf(map.scene.value)], ([element]) => {
    if (element && map.scene.value) open(map.scene.value, element)
  })
  watch(() => map.scene.value?.plan.pictureurl, load, { immediate: true })
  watch(floor, (wanted) => wanted && map.stage.value?.setFloor(wanted))
  watch([() => map.stage.value, () => picture.value, () => floor.value?.look.isDark], ([stage, loaded, isDark]) =>
    stage?.setPicture(loaded, isDark === true),
  )
  onBeforeUnmount(close)
  return { isPictureBroken, hovered, floor, picture }
}

/** Where the address points, else the asset that is asked for, else everything. */
function firstLook(map: FloorMap): void {
  const { view, asset } = map.state.now.value
  const stage = map.stage.value
  if (stage && view) stage.goTo(frameAt(view, stage.frame()), false)
  else if (asset !== undefined) map.goTo(asset)
}

function eventsOf(map: FloorMap, arranging: Arranging, hovered: Ref<number | undefined>): StageEvents {
  const entryAt = ({ at }: Touch): number | undefined => {
    const drawn = map.stage.value?.drawn()
    return drawn && findBunch(drawn, at)?.entries[0]
  }
  return {
    click: useClicks(map, arranging),
    hover: (touch) => {
      hovered.value = entryAt(touch)
    },
    press: arranging.press,
    drag: arranging.drag,
    release: arranging.release,
    rest: (frame) => {
      // The last word of a map that is closed already would go into the address of another page.
      if (!map.stage.value) return
      map.frame.value = frame
      map.state.keepView(frame)
    },
    zoom: ({ resolution }) => {
      map.resolution.value = resolution
    },
  }
}
