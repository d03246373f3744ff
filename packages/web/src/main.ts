import { addAPIProvider } from '@iconify/vue'
import nuxtui from '@nuxt/ui/vue-plugin'
import { openApi, openMeta, provideApi, provideMeta } from '@shopdb/kit'
import { createApp } from 'vue'
import App from './App.vue'
import { createShopRouter } from './router.ts'
import './style.css'

// Icons that only the data names (of asset types and plugins) come from the site itself, never from a public service.
addAPIProvider('', { resources: [`${location.origin}/api/icons`], path: '/' })

const api = openApi({ onSignedOut: () => signOut() })
const meta = openMeta(api)
const router = createShopRouter(meta)

function signOut(): void {
  meta.clear()
  const to = router.currentRoute.value
  if (to.meta['isOpen']) return
  void router.replace({ path: '/signin', query: to.fullPath === '/' ? {} : { to: to.fullPath } })
}

const app = createApp(App)
provideApi(app, api)
provideMeta(app, meta)
app.use(router).use(nuxtui).mount('#app')
