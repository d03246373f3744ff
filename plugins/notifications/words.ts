import { asTitle, choiceText, momentText, shortened, type Tone } from '@shopdb/contract'
import type { Concern } from './concerns.ts'
import type { Notice } from './notices.ts'
import { notification } from './notification.ts'
import type { Notification } from './times.ts'

/** A type that stands by itself, on a wall or in a subject. */
export const typeName = (type: Notification['type']): string => asTitle(choiceText(notification.fields.type, type))

/** How a notice is colored: by how severe it is. */
export const tones: Readonly<Record<Notification['severity'], Tone>> = {
  info: 'info',
  warning: 'warning',
  critical: 'error',
}

/** From when until when. */
export const spanText = ({ start, end }: Pick<Notice['occurrence'], 'start' | 'end'>): string =>
  end === null ? `from ${momentText(start)}` : `${momentText(start)} to ${momentText(end)}`

/** Whom a notice concerns. */
export function concernText(concerns: readonly Concern[]): string {
  const names = concerns.map((one) => one.businessunitname ?? one.locationname ?? one.concernedassetname)
  return names.length === 0 ? 'Everybody' : shortened(names.join(', '), 200)
}
