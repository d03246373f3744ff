import { loadIcon } from '@iconify/vue'
import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Icons } from '../paint/sprites.ts'

const inks = ['#ffffff', '#0f172a']

/** The signs of types of assets as pictures that can be drawn, as they are loaded. */
export function useIcons(names: Readonly<Ref<readonly string[]>>): Readonly<ShallowRef<Icons>> {
  const icons = shallowRef<Icons>(new Map())
  watch(
    () => names.value.join(' '),
    async () => {
      const loaded = await Promise.all(names.value.map(loadSigns))
      icons.value = new Map(loaded.flat())
    },
    { immediate: true },
  )
  return icons
}

/** A sign in every ink. A name that no one knows has none: the marker goes without. */
async function loadSigns(name: string): Promise<readonly [string, HTMLImageElement][]> {
  const icon = await loadIcon(`lucide:${name}`).catch(() => undefined)
  if (!icon) return []
  const signOf = async (ink: string): Promise<[string, HTMLImageElement]> => [`${name} ${ink}`, await drawn(icon, ink)]
  return Promise.all(inks.map(signOf))
}

async function drawn(icon: { body: string; width: number; height: number }, ink: string): Promise<HTMLImageElement> {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 ${icon.width} ${icon.height}" color="${ink}">`
  const image = new Image(48, 48)
  image.src = `data:image/svg+xml,${encodeURIComponent(`${head}${icon.body}</svg>`)}`
  await image.decode()
  return image
}
