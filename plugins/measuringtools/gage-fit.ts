import { asset, type Fields, model, parseValue, vendor } from '@shopdb/contract'
import { flawsOf } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import type { Gage } from './gage.ts'
import { measuringtool } from './tool.ts'

/** Why a line cannot be taken: by the rules that any tool, maker, model and calibration is held to. */
export function flawOf({ tool, maker, model: modelname, calibration: last }: Gage, today: string): string | undefined {
  const [unfit] = [
    ...unfitOf({ ...asset.fields, ...measuringtool.fields }, { ...tool }),
    ...unfitOf({ name: { ...vendor.fields.name, label: 'Maker' } }, { name: maker }),
    ...unfitOf({ name: { ...model.fields.name, label: 'Model' } }, { name: modelname }),
    ...unfitOf(calibration.fields, { ...last }),
  ]
  if (unfit !== undefined) return `does not fit: ${unfit}`
  const [flaw] = last ? flawsOf(last, today) : []
  return flaw && `has a calibration that does not fit together: ${flaw.path.slice(1)} ${flaw.message}`
}

type Values = Readonly<Record<string, unknown>>

function unfitOf(fields: Fields, values: Values): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name]
    if (value === undefined || value === null) return []
    const parsed = parseValue(field, value)
    return 'flaw' in parsed ? [`${(field.label ?? name).toLowerCase()} ${parsed.flaw}`] : []
  })
}
