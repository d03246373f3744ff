import { copyFile, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from '@microsoft/api-extractor'
import { runTool } from './program.ts'

const compiler = '--ignoreConfig --declaration --emitDeclarationOnly --target es2024 --module nodenext --strict'
const options = '--exactOptionalPropertyTypes --skipLibCheck --allowImportingTsExtensions --types node'

/** Writes down everything that `@shopdb/contract` exports, as one text. */
export async function reportContract(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-contract-'))
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await emitDeclarations(root, folder)
    extract(folder)
    return await readFile(join(folder, 'contract.api.md'), 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function emitDeclarations(root: string, folder: string): Promise<void> {
  const contract = join(root, 'packages/contract')
  await copyFile(join(contract, 'package.json'), join(folder, 'package.json'))
  const places = ['--outDir', join(folder, 'types'), '--rootDir', join(contract, 'src')]
  const words = [...compiler.split(' '), ...options.split(' '), ...places, join(contract, 'src/index.ts')]
  const ended = await runTool(root, 'typescript-7/bin/tsc', words)
  if (ended.code !== 0) throw new Error(`The contract does not compile: ${ended.out.trim()}`)
}

function extract(folder: string): void {
  const config = ExtractorConfig.prepare({
    configObject: configOf(folder),
    configObjectFullPath: join(folder, 'api-extractor.json'),
    packageJsonFullPath: join(folder, 'package.json'),
  })
  const result = Extractor.invoke(config, { localBuild: true, messageCallback: keepQuiet })
  if (result.errorCount > 0) throw new Error(`The contract cannot be written down: ${result.errorCount} errors.`)
}

function keepQuiet(message: ExtractorMessage): void {
  message.handled = message.logLevel !== ExtractorLogLevel.Error
}

function configOf(folder: string): Parameters<typeof ExtractorConfig.prepare>[0]['configObject'] {
  const none = { logLevel: ExtractorLogLevel.None }
  return {
    projectFolder: folder,
    mainEntryPointFilePath: join(folder, 'types/index.d.ts'),
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: 'es2024',
          module: 'nodenext',
          moduleResolution: 'nodenext',
          strict: true,
          skipLibCheck: true,
          types: ['node'],
          allowImportingTsExtensions: true,
          noEmit: true,
        },
        include: ['types'],
      },
    },
    apiReport: { enabled: true, reportFileName: 'contract.api.md', reportFolder: folder, reportTempFolder: folder },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: none },
      extractorMessageReporting: { default: none },
      tsdocMessageReporting: { default: none },
    },
    newlineKind: 'lf',
  }
}
