import type { z } from 'zod'

/** A JSON pointer as Slack writes it: `/blocks/0/text/text`. */
export function pointer(root: string, path: readonly PropertyKey[]): string {
  return [root, ...path.map(String)].join('/')
}

/** One schema problem in Slack's words, without the `[ERROR]` in front. */
export function problemText(issue: z.core.$ZodIssue, root: string): string {
  return `${sentence(issue)} [json-pointer:${pointer(root, issue.path)}]`
}

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} ${issue.origin === 'string' ? 'characters' : ''}`.trim()
    case 'too_small':
      return issue.origin === 'array'
        ? `no less than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} ${issue.origin === 'string' ? 'characters' : ''}`.trim()
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`
    case 'invalid_type':
      return issue.input === undefined
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide an ${issue.expected}`
    case 'invalid_union':
      return issue.path.at(-1) === 'type' ? 'unsupported type' : 'failed to match all allowed schemas'
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`
    default:
      return issue.message
  }
}
