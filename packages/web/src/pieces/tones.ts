import type { Tone } from '@shopdb/contract'

/** The class that colors text of a tone. */
export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-highlighted',
  success: 'text-success',
  info: 'text-info',
  warning: 'text-warning',
  error: 'text-error',
}

/** A tone is not told by its color alone. */
export const toneIcon: Readonly<Record<Tone, string | undefined>> = {
  neutral: undefined,
  success: 'i-lucide-circle-check',
  info: 'i-lucide-info',
  warning: 'i-lucide-triangle-alert',
  error: 'i-lucide-circle-alert',
}

/** The class behind a row of a tone. */
export const rowTone: Readonly<Record<Tone, string>> = {
  neutral: '',
  success: '',
  info: '',
  warning: 'bg-warning/5',
  error: 'bg-error/5',
}
