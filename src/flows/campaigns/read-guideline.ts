import type { CampaignForm, FieldProblem } from '../../domain/forms/campaign-form.ts'
import { limits } from '../../domain/limits.ts'
import { textOf } from '../../files/utf8-blocks.ts'

type Guideline =
  | { readonly kind: 'guideline'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: FieldProblem }

/** The guideline as typed or as uploaded; empty where there is none. */
export function readGuideline({
  guideline,
  guidelineFile,
}: Pick<CampaignForm, 'guideline' | 'guidelineFile'>): Guideline {
  if (guidelineFile === null) return checked('guideline', guideline)
  if (guideline.trim() !== '') return fault('guideline', { kind: 'guideline-twice' })
  const text = textOf(guidelineFile.bytes)
  return text === null ? fault('guidelineFile', { kind: 'guideline-file-no-text' }) : checked('guidelineFile', text)
}

function checked(field: 'guideline' | 'guidelineFile', written: string): Guideline {
  const text = written.trim()
  const { length } = text
  const most = limits.guideline
  if (text.includes('\u0000')) return fault(field, { kind: 'guideline-no-text' })
  return length > most ? fault(field, { kind: 'guideline-too-long', length, most }) : { kind: 'guideline', text }
}

function fault(field: 'guideline' | 'guidelineFile', what: FieldProblem['what']): Guideline {
  return { kind: 'problem', problem: { field, what } }
}
