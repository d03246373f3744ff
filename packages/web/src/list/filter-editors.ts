import type { Component } from 'vue'
import type { FieldKind, FieldMeta } from '@shopdb/contract'
import FilterChoices from './FilterChoices.vue'
import FilterRange from './FilterRange.vue'
import FilterReference from './FilterReference.vue'
import FilterText from './FilterText.vue'

const editors: Readonly<Partial<Record<FieldKind, Component>>> = {
  boolean: FilterChoices,
  choice: FilterChoices,
  date: FilterRange,
  datetime: FilterRange,
  decimal: FilterRange,
  integer: FilterRange,
  reference: FilterReference,
}

/** How a filter on a field is changed. Each editor's model is the filter's terms by operator. */
export function editorOf(field: FieldMeta): Component {
  return editors[field.kind] ?? FilterText
}
