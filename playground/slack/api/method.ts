import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { SlackError } from '../slack-error.ts'

export type Args = Readonly<Record<string, unknown>>

/** One Web API method: returns what stands beside `ok: true`, or throws a `SlackError`. */
export type Method = (parts: Parts, args: Args) => object | Promise<object>

/** @throws SlackError `invalid_arguments` when the argument is missing or no text */
export function textArg(args: Args, name: string): string {
  const parsed = z.string().min(1).safeParse(args[name])
  if (parsed.success) return parsed.data
  const problem = `missing required field: ${name} [json-pointer:/${name}]`
  throw new SlackError('invalid_arguments', { extra: { response_metadata: { messages: [`[ERROR] ${problem}`] } } })
}

export function optionalText(args: Args, name: string): string | null {
  const value = args[name]
  return typeof value === 'string' && value !== '' ? value : null
}
