import type { Block } from './blocks/block.ts'
import type { InputValue } from './input-value.ts'
import type { InputValues } from './inputs.ts'

/** What Slack's own client holds against a form before it is sent, by block id. Empty when all is well. */
export function incompleteFields(blocks: readonly Block[], values: InputValues): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const block of blocks) {
    if (block.type !== 'input') continue
    const value = values[block.block_id ?? '']?.[block.element.action_id ?? '']
    const problem = value === undefined ? null : fieldProblem(block, value)
    if (problem !== null) problems[block.block_id ?? ''] = problem
  }
  return problems
}

function fieldProblem(block: Extract<Block, { type: 'input' }>, value: InputValue): string | null {
  const { element } = block
  if (isEmpty(value)) return block.optional === true ? null : 'Please complete this required field.'
  const text = value.value ?? ''
  switch (element.type) {
    case 'plain_text_input': {
      const max = element.max_length ?? 3000
      if (text.length < (element.min_length ?? 0)) return `Must be at least ${element.min_length} characters.`
      return text.length > max ? `Must be no more than ${max} characters.` : null
    }
    case 'number_input':
      return numberProblem(element, text)
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : 'Please enter a valid email address.'
    case 'url_text_input':
      return URL.canParse(text) ? null : 'Please enter a valid URL.'
    case 'file_input':
      return (value.files ?? []).length > (element.max_files ?? 10) ? `Attach ${element.max_files} or fewer.` : null
    default:
      return null
  }
}

type NumberBounds = {
  readonly is_decimal_allowed: boolean
  readonly min_value?: string | undefined
  readonly max_value?: string | undefined
}

function numberProblem({ is_decimal_allowed, min_value, max_value }: NumberBounds, text: string): string | null {
  const number = Number(text)
  if (!Number.isFinite(number)) return 'Please enter a valid number.'
  if (!is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.'
  if (min_value !== undefined && number < Number(min_value)) return `Must be at least ${min_value}.`
  return max_value !== undefined && number > Number(max_value) ? `Must be no more than ${max_value}.` : null
}

function isEmpty(value: InputValue): boolean {
  return Object.entries(value).every(
    ([key, held]) => key === 'type' || held === null || held === '' || (Array.isArray(held) && held.length === 0),
  )
}
