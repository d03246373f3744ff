import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Check, Finding } from './finding.ts'
import { runProgram, runTool } from './program.ts'

/** The server's world: contract, server, plugins, scripts; and that of the browser tests; by the native compiler. */
export const checkServerTypes: Check = async (root, only) => {
  if (only && !only.some((file) => file.endsWith('.ts'))) return []
  const projects = ['.', 'e2e'].filter((project) => existsSync(join(root, project, 'tsconfig.json')))
  const words = (project: string): readonly string[] => ['--project', project, '--pretty', 'false']
  const ended = await Promise.all(projects.map((project) => runTool(root, 'typescript-7/bin/tsc', words(project))))
  return ended.flatMap(compilerFindings)
}

/** The web's world: kit, web and the web halves of plugins, templates too, by the compiler that reads Vue. */
export const checkWebTypes: Check = async (root, only) => {
  if (only && !only.some((file) => /^packages\/(web|kit|contract)\/|^plugins\/[^/]+\/web\//u.test(file))) return []
  if (usesNuxtUi(root)) await writeThemeTypes(root)
  const memory = join(root, 'node_modules/.cache/shopdb/web.tsbuildinfo')
  const words = ['--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', memory]
  return compilerFindings(await runTool(root, 'vue-tsc/bin/vue-tsc.js', ['--project', 'packages/web', ...words]))
}

function compilerFindings({ code, out, error }: { code: number; out: string; error: string }): readonly Finding[] {
  const found = [...out.matchAll(/^(?<file>\S.*?)\((?<line>\d+),\d+\): error (?<message>.*)$/gmu)].map(
    ({ groups }) => ({
      file: groups?.['file'] ?? '',
      line: Number(groups?.['line']),
      message: groups?.['message'] ?? '',
    }),
  )
  if (code !== 0 && found.length === 0) throw new Error(`The compiler ended with ${code}: ${(error || out).trim()}`)
  return found
}

function usesNuxtUi(root: string): boolean {
  return existsSync(join(root, 'packages/web/vite.config.ts'))
}

/** Nuxt UI writes the types of its theme when Vite reads its configuration; a fresh clone does not have them yet. */
async function writeThemeTypes(root: string): Promise<void> {
  const web = join(root, 'packages/web')
  if (existsSync(join(web, 'node_modules/.nuxt-ui/ui'))) return
  const program = "const { resolveConfig } = await import('vite'); await resolveConfig({}, 'build')"
  await runProgram(web, process.execPath, ['--input-type=module', '--eval', program])
}
