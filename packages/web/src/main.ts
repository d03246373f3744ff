import { addAPIProvider } from '@iconify/vue'
import nuxtui from '@nuxt/ui/vue-plugin'
import {
  openApi,
  openEvents,
  openMeta,
  openTrees,
  openWebs,
  provideApi,
  provideEvents,
  provideMeta,
  provideTrees,
  provideWebs,
} from '@shopdb/kit'
import { createApp } from 'vue'
import App from './App.vue'
import { createShopRouter } from './router.ts'
import './style.css'

// Icons that only the data names (of asset types and plugins) come from the site itself, never from a public service.
addAPIProvider('', { resources: [`${location.origin}/api/icons`], path: '/' })

const api = openApi({ onSignedOut: () => void signOut() })
const meta = openMeta(api)
const trees = openTrees(api)
const router = createShopRouter(meta)

/** The session is over. A form that is not saved yet may stay: its page asks first. */
async function signOut(): Promise<void> {
  if (router.currentRoute.value.meta['isOpen']) return
  // Not the router's own word: the session may be found over before the first page is there.
  const here = location.pathname + location.search
  const failure = await router.replace({ path: '/signin', query: here === '/' ? {} : { to: here } })
  if (failure) return
  meta.clear()
  trees.clear()
}

const app = createApp(App)
provideApi(app, api)
provideMeta(app, meta)
provideTrees(app, trees)
provideEvents(app, openEvents(api))
provideWebs(
  app,
  openWebs((url) => import(/* @vite-ignore */ url)),
)
app.use(router).use(nuxtui).mount('#app')
