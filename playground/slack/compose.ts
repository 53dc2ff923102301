import { z } from 'zod'
import { checkBlocks } from './blocks/check-blocks.ts'
import { shownText } from './blocks/shown-text.ts'
import type { Said } from './messages.ts'
import { refusedFor, SlackError } from './slack-error.ts'
import type { Metadata } from './workspace-state.ts'

const metadataShape = z.object({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) })
const maxTextChars = 40_000
const maxBlockChars = 12_000
const maxMetadataChars = 8000
const maxAttachments = 100

/**
 * Reads what a call says: `text`, `blocks`, `metadata`, each undefined where the call leaves it out.
 * `blocks` and `metadata` may be JSON text, as forms carry them. Text above 40,000 characters is cut.
 *
 * @throws SlackError `invalid_blocks_format`, `invalid_blocks`, `msg_blocks_too_long`, `too_many_attachments`, `metadata_too_large`,
 *   `invalid_metadata_format`
 */
export function readSaid(args: Readonly<Record<string, unknown>>): Partial<Said> & { hasAttachments: boolean } {
  const attachments = fromJson(args.attachments)
  if (Array.isArray(attachments) && attachments.length > maxAttachments) throw new SlackError('too_many_attachments')
  return {
    ...(typeof args.text === 'string' ? { text: args.text.slice(0, maxTextChars) } : {}),
    ...(args.blocks === undefined || args.blocks === '' ? {} : { blocks: readBlocks(args.blocks) }),
    ...(args.metadata === undefined ? {} : { metadata: readMetadata(args.metadata) }),
    hasAttachments: Array.isArray(attachments) && attachments.length > 0,
  }
}

/**
 * The same for a new message, which must say something.
 * @throws SlackError as `readSaid`, or `no_text`
 */
export function readNewSaid(args: Readonly<Record<string, unknown>>): Said {
  const { text = '', blocks = [], metadata = null, hasAttachments } = readSaid(args)
  if (text === '' && blocks.length === 0 && !hasAttachments) throw new SlackError('no_text')
  return { text, blocks, metadata }
}

function readBlocks(given: unknown) {
  const blocks = fromJson(given)
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format')
  const checked = checkBlocks(blocks, 'message', '/blocks')
  if (checked.kind === 'bad') throw refusedFor('invalid_blocks', checked.problems)
  if (shownText(checked.blocks).length > maxBlockChars) throw new SlackError('msg_blocks_too_long')
  return checked.blocks
}

function readMetadata(given: unknown): Metadata | null {
  const metadata = fromJson(given)
  if (typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length === 0) return null
  if (JSON.stringify(metadata)?.length > maxMetadataChars) throw new SlackError('metadata_too_large')
  const parsed = metadataShape.safeParse(metadata)
  if (!parsed.success) throw new SlackError('invalid_metadata_format')
  return parsed.data
}

/** A value that may have come as JSON text; text that is no JSON stays text. */
export function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
