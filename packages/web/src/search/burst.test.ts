import { expect, test } from 'vitest'
import { createListen } from './burst.ts'

const typed = (text: string): readonly string[] => text.split('')

/** Hits the keys one after another; a pause before each. */
function hear(keys: readonly string[], pause: number): readonly (string | undefined)[] {
  const listen = createListen()
  return keys.map((key, index) => listen({ key, time: 1000 + index * pause }))
}

test('what a scanner writes is known when it ends with Enter', () => {
  expect(hear([...typed('3105'), 'Enter'], 8).at(-1)).toBe('3105')
  expect(hear(['Shift', 'V', 'Shift', 'M', '-', '8', 'Enter'], 12).at(-1)).toBe('VM-8')
})

test('what a person types is no scan, however it ends', () => {
  expect(hear([...typed('3105'), 'Enter'], 90).at(-1)).toBeUndefined()
  expect(hear(['a', 'Enter'], 10).at(-1)).toBeUndefined()
  expect(hear(['Enter'], 10).at(-1)).toBeUndefined()
})

test('a key that writes nothing ends a burst, and what was before is forgotten', () => {
  expect(hear([...typed('3105'), 'Tab', 'Enter'], 8).at(-1)).toBeUndefined()
  expect(hear([...typed('31'), 'ArrowDown', ...typed('4711'), 'Enter'], 8).at(-1)).toBe('4711')
})

test('one scan after another is known each by itself', () => {
  const heard = hear([...typed('3105'), 'Enter', ...typed('4711'), 'Enter'], 5)
  expect(heard.filter(Boolean)).toEqual(['3105', '4711'])
})
