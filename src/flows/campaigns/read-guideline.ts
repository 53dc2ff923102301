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
  if (guideline.trim() !== '') {
    return fault('guideline', 'There is a typed guideline and a file: remove one of them.')
  }
  const text = textOf(guidelineFile.bytes)
  return text === null
    ? fault('guidelineFile', 'The guideline must be a plain text file in UTF-8, such as .txt or .md.')
    : checked('guidelineFile', text)
}

function checked(field: 'guideline' | 'guidelineFile', written: string): Guideline {
  const text = written.trim()
  if (text.includes('\u0000')) {
    return fault(field, 'The guideline must be plain text; this holds characters that are not.')
  }
  if (text.length > limits.guideline) {
    const [length, most] = [text.length, limits.guideline].map((count) => count.toLocaleString('en-US'))
    return fault(field, `The guideline has ${length} characters; ${most} is the most.`)
  }
  return { kind: 'guideline', text }
}

function fault(field: 'guideline' | 'guidelineFile', message: string): Guideline {
  return { kind: 'problem', problem: { field, message } }
}
