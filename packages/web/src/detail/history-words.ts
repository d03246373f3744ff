import type { AuditAction, Source } from '@shopdb/contract'

/** How people read what was done to a row. */
export const actionWords: Readonly<
  Record<AuditAction, { readonly label: string; readonly done: string; readonly icon: string }>
> = {
  create: { label: 'Created', done: 'was created', icon: 'i-lucide-plus' },
  update: { label: 'Changed', done: 'was changed', icon: 'i-lucide-pencil' },
  remove: { label: 'Removed', done: 'was removed', icon: 'i-lucide-archive' },
  restore: { label: 'Restored', done: 'was restored', icon: 'i-lucide-archive-restore' },
  purge: { label: 'Purged', done: 'was purged', icon: 'i-lucide-trash-2' },
  event: { label: 'Noted', done: 'was noted', icon: 'i-lucide-flag' },
}

/** How people read where a change came from. */
export const sourceWords: Readonly<Record<Source, string>> = {
  web: 'Web',
  api: 'API',
  collector: 'Collector',
  import: 'Import',
  plugin: 'Plugin',
  cli: 'Command line',
  system: 'System',
}
