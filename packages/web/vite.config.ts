import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, loadEnv } from 'vite'
import { compress } from './compress.ts'
import { entries, importMap } from './import-map.ts'
import { pdfDecoders } from './pdf-decoders.ts'

const server = `http://127.0.0.1:${loadEnv('development', '.', 'PORT')['PORT'] ?? '5001'}`
const sources = ['src/**/*.{vue,ts}', '../kit/src/**/*.{vue,ts}']

/** Imports are written out, so every automatic import of Nuxt UI is off; icons named in the sources are bundled. */
export default defineConfig({
  plugins: [
    compress(),
    importMap(),
    pdfDecoders(),
    vue(),
    ui({
      autoImport: false,
      components: false,
      dts: false,
      colorMode: false,
      icon: { clientBundle: { scan: { globInclude: sources, globExclude: [] } } },
      theme: { colors: ['primary', 'success', 'warning', 'error', 'info'] },
      ui: {
        colors: {
          primary: 'petrol',
          neutral: 'slate',
          success: 'emerald',
          warning: 'amber',
          error: 'red',
          info: 'sky',
        },
        // The hover of the library is too pale for white letters.
        button: {
          compoundVariants: [
            { color: 'primary', variant: 'solid', class: 'hover:bg-primary/90 active:bg-primary/90' },
            { color: 'error', variant: 'solid', class: 'hover:bg-error/90 active:bg-error/90' },
          ],
        },
        modal: { slots: { header: 'shrink-0 pe-14' }, variants: { overlay: { true: { overlay: 'bg-black/45' } } } },
        slideover: { slots: { overlay: 'fixed inset-0 bg-black/45' } },
      },
    }),
  ],
  build: {
    target: 'es2024',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The shared entries keep all their names: a plugin built elsewhere may ask for any of them.
    rolldownOptions: { input: entries, preserveEntrySignatures: 'strict' },
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
})
