import { useFreshTrees } from '@shopdb/kit'
import { defineComponent } from 'vue'

/** Keeps the trees that all pages share true while the site changes; draws nothing. It listens as long as it is there. */
export const FreshTrees = defineComponent({
  name: 'FreshTrees',
  setup() {
    useFreshTrees()
    return () => null
  },
})
