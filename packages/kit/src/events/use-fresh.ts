import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { useMeta, type Meta } from '../meta/use-meta.ts'
import { calm } from './calm.ts'
import { useEvents } from './events.ts'
import { isTouched } from './is-touched.ts'

/** How a page is kept fresh. */
export interface FreshOptions {
  /** Only changes of the row with this key count. */
  readonly id?: MaybeRefOrGetter<number | undefined>
  /** While it holds, nothing is asked; what was missed is asked for when it ends. */
  readonly isHeld?: MaybeRefOrGetter<boolean>
  /** The least milliseconds from one question to the next. Default 2000. */
  readonly pause?: number
}

/**
 * Calls `reload` soon after somebody changed rows of these resources (their tables; `any` is everything), as long as the page is
 * shown. `reload` is best quiet, as the `refresh` of an answer is.
 */
export function useFresh(
  tables: MaybeRefOrGetter<readonly string[] | 'any'>,
  reload: () => unknown,
  options: FreshOptions = {},
): void {
  const meta = useMeta()
  const { ask, stop } = calm(reload, options.pause ?? 2000)
  let isMissed = false
  const wish = (): void => {
    isMissed = toValue(options.isHeld) ?? false
    if (!isMissed) ask()
  }
  const leave = useEvents().listen((event) => {
    const told = toValue(tables)
    if (told === 'any' || isTouched(event, tellingNames(meta, told), toValue(options.id))) wish()
  })
  watch(
    () => toValue(options.isHeld),
    (isHeld) => {
      if (!isHeld && isMissed) wish()
    },
  )
  onScopeDispose(() => {
    leave()
    stop()
  })
}

/** Changes tell of assets as such, whatever their type. */
function tellingNames(meta: Meta, tables: readonly string[]): readonly string[] {
  return tables.map((table) => (meta.find(table)?.form === 'assettype' ? 'assets' : table))
}
