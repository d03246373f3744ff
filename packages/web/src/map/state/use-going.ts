import type { ComputedRef, ShallowRef } from 'vue'
import type { Scene } from '../model/scene.ts'
import type { Stage } from '../stage/open-stage.ts'

/** Brings an entry of the scene to the middle of the screen, near enough to stand apart from the next. */
export function useGoing(
  scene: ComputedRef<Scene | undefined>,
  stage: Readonly<ShallowRef<Stage | undefined>>,
): (entry: number) => void {
  return (entry) => {
    const [shown, view] = [scene.value, stage.value?.frame()]
    if (!shown || !view) return
    const { width, height } = view
    const resolution = Math.min(view.resolution, nearTo(shown))
    const [x, y] = [shown.x[entry] ?? 0, shown.y[entry] ?? 0]
    // On a phone the card comes up from below.
    const middle = width < 640 ? 0.28 : 0.5
    const [left, top] = [x - width * resolution * 0.5, y - height * resolution * middle]
    stage.value?.goTo({ left, top, resolution, width, height })
  }
}

/** How near one goes to a single asset, in pixels of the plan for one of the screen. */
function nearTo({ spacing }: Scene): number {
  return Math.max(0.12, Math.min(1.2, spacing / 50))
}
