import { asset, brokenChecks, misfitsOf, model, vendor } from '@shopdb/contract'
import { calibrationchecks } from './calibration-rules.ts'
import { calibration } from './calibrations.ts'
import type { Gage } from './gage.ts'
import { toolchecks } from './tool-checks.ts'
import { measuringtool } from './tool.ts'

/** What a line has to fit into. */
const fields = {
  ...asset.fields,
  ...measuringtool.fields,
  maker: { ...vendor.fields.name, label: 'Maker' },
  model: { ...model.fields.name, label: 'Model' },
  ...calibration.fields,
}

/** Why a line cannot be taken: by the rules that any tool, maker, model and calibration is held to. */
export function flawOf({ tool, maker, model: modelname, calibration: last }: Gage, today: string): string | undefined {
  const [unfit] = misfitsOf(fields, { ...tool, maker, model: modelname, ...last })
  if (unfit !== undefined) return `does not fit: ${unfit}`
  const [wrong] = brokenChecks(toolchecks, tool, today)
  if (wrong) return `does not fit: ${wrong.path.slice(1)} ${wrong.message}`
  const [flaw] = last ? brokenChecks(calibrationchecks, last, today) : []
  return flaw && `has a calibration that does not fit together: ${flaw.path.slice(1)} ${flaw.message}`
}
