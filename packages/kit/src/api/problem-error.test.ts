import { expect, test } from 'vitest'
import { flawText } from './problem-error.ts'

test('a flaw is read as a sentence about its field', () => {
  expect(flawText('Name', 'is required')).toBe('Name is required.')
  expect(flawText('Map x', 'must be a whole number')).toBe('Map x must be a whole number.')
  expect(flawText('Asset type', 'cannot change: an asset keeps its type')).toBe(
    'Asset type cannot change: an asset keeps its type.',
  )
})

test('a flaw in words of its own stands for itself', () => {
  expect(flawText('Name', 'issued twice')).toBe('Issued twice.')
  expect(flawText('Name', 'Choose another one.')).toBe('Choose another one.')
})

test('a flaw of no single member is a sentence too', () => {
  expect(flawText('', 'must be an object')).toBe('Must be an object.')
})
