export * from '@shopdb/kit'
