import type { Meta } from '@shopdb/kit'
import { createRouter, createWebHistory, type Router } from 'vue-router'

/** Pages by address. What is none of them is a page of a resource, which only the site's own description can tell. */
export function createShopRouter(meta: Meta): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/setup', meta: { isOpen: true }, component: () => import('./start/SetupPage.vue') },
      {
        path: '/displays/:plugin/:name',
        meta: { isOpen: true },
        component: () => import('./displays/DisplayPage.vue'),
      },
      { path: '/signin', meta: { isOpen: true }, component: () => import('./start/SigninPage.vue') },
      {
        path: '/',
        component: () => import('./shell/ShellPage.vue'),
        children: [
          { path: '', component: () => import('./home/HomePage.vue') },
          { path: 'map', component: () => import('./map/MapPage.vue') },
          { path: 'assets/:id(\\d+)/graph', component: () => import('./graph/GraphPage.vue') },
          { path: 'search', component: () => import('./search/SearchPage.vue') },
          { path: 'pages/:plugin/:name', component: () => import('./pages/PluginPage.vue') },
          { path: 'changes', component: () => import('./changes/ChangesPage.vue') },
          { path: 'changes/:id(\\d+)', component: () => import('./changes/ChangeSetPage.vue') },
          { path: 'settings', component: () => import('./settings/SettingsPage.vue') },
          { path: 'plugins', component: () => import('./plugins/PluginsPage.vue') },
          { path: 'collectors', component: () => import('./collectors/CollectorsPage.vue') },
          { path: 'account/tokens', component: () => import('./account/TokensPage.vue') },
          { path: 'account/password', component: () => import('./account/PasswordPage.vue') },
          { path: ':path(.*)+', component: () => import('./shell/ResourcePage.vue') },
        ],
      },
    ],
  })
  router.beforeEach((to) => {
    // Asked for while the page's code is still on its way; the shell shows what comes of it.
    if (!to.meta['isOpen'] && !meta.answer.value) meta.load().catch(() => undefined)
  })
  return router
}
