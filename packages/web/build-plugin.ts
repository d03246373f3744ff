import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { shared } from './import-map.ts'

// Builds the browser half of a plugin, `web/index.ts` of its folder, into `web/dist`. What it shares with the pages it does
// not bring itself. Called by `shopdb plugin build`.

const [folder = '.', watch] = process.argv.slice(2)
const root = join(resolve(folder), 'web')
if (!existsSync(join(root, 'index.ts'))) {
  process.stderr.write(`There is no web/index.ts in ${resolve(folder)}.\n`)
  process.exit(1)
}

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [vue()],
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: { '@shopdb/contract': fileURLToPath(import.meta.resolve('@shopdb/contract')) } },
  build: {
    target: 'es2024',
    outDir: 'dist',
    emptyOutDir: true,
    copyPublicDir: false,
    cssCodeSplit: false,
    watch: watch === '--watch' ? {} : null,
    lib: { entry: 'index.ts', formats: ['es'], fileName: () => 'index.js', cssFileName: 'style' },
    rolldownOptions: { external: Object.keys(shared), output: { chunkFileNames: '[name]-[hash].js' } },
  },
})
