import { z } from 'zod'
import { type Block, messageBlock, viewBlock } from './block.ts'
import { elementsIn, type Placed } from './elements-in.ts'
import { pointer, problemText } from './problem-text.ts'
import { shownText } from './shown-text.ts'

export type CheckedBlocks =
  | { readonly kind: 'good'; readonly blocks: Block[] }
  | { readonly kind: 'bad'; readonly problems: readonly string[] }

const messageBlocks = z.array(messageBlock).max(50)
const viewBlocks = z.array(viewBlock).min(1).max(100)
const tableChars = 10_000

/**
 * Holds blocks against every limit in `docs/slack.md`. Problems are in Slack's words, each with a JSON pointer.
 *
 * @param root where the blocks stand in the request: `/blocks` or `/view/blocks`
 */
export function checkBlocks(given: unknown, surface: 'message' | 'view', root: string): CheckedBlocks {
  const parsed = (surface === 'message' ? messageBlocks : viewBlocks).safeParse(given)
  if (!parsed.success) return { kind: 'bad', problems: parsed.error.issues.map((issue) => problemText(issue, root)) }
  const blocks: Block[] = parsed.data
  const problems = [...twiceUsedIds(blocks, root), ...blocks.flatMap((block, at) => blockProblems(block, [at], root))]
  if (blocks.filter((block) => block.type === 'table').length > 1) {
    problems.push(`only_one_table_allowed [json-pointer:${root}]`)
  }
  return problems.length === 0 ? { kind: 'good', blocks } : { kind: 'bad', problems }
}

function twiceUsedIds(blocks: readonly Block[], root: string): string[] {
  const seen = new Set<string>()
  return blocks.flatMap((block, at) => {
    if (block.block_id === undefined) return []
    if (seen.has(block.block_id)) {
      return [`\`block_id\` "${block.block_id}" already exists [json-pointer:${pointer(root, [at, 'block_id'])}]`]
    }
    seen.add(block.block_id)
    return []
  })
}

function blockProblems(block: Block, path: readonly PropertyKey[], root: string): string[] {
  const where = `[json-pointer:${pointer(root, path)}]`
  const problems: string[] = []
  const actionIds = elementsIn([block]).flatMap(({ actionId }) => (actionId === '' ? [] : [actionId]))
  for (const id of new Set(actionIds.filter((id, at) => actionIds.indexOf(id) !== at))) {
    problems.push(`\`action_id\` "${id}" already exists for an interactive element ${where}`)
  }
  for (const { element } of elementsIn([block])) {
    problems.push(...choiceProblems(element).map((text) => `${text} ${where}`))
  }
  if (block.type === 'table' && shownText([block]).length > tableChars) {
    problems.push(`must be less than ${tableChars + 1} characters ${where}`)
  }
  return problems
}

/** What a schema cannot say about lists of options: either options or groups, and initial choices among them. */
function choiceProblems(element: Placed['element']): string[] {
  const options = 'options' in element ? element.options : undefined
  const groups = 'option_groups' in element ? element.option_groups : undefined
  const isMenu = element.type === 'static_select' || element.type === 'multi_static_select'
  if (isMenu && (options === undefined) === (groups === undefined)) {
    return ['must provide exactly one of options and option_groups']
  }
  const values = new Set([...(options ?? []), ...(groups ?? []).flatMap((it) => it.options)].map((it) => it.value))
  const first = 'initial_option' in element && element.initial_option !== undefined ? [element.initial_option] : []
  const several = 'initial_options' in element ? (element.initial_options ?? []) : []
  return [...first, ...several].some((it) => !values.has(it.value)) ? ['initial option must be one of the options'] : []
}
