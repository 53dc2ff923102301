import type { UploadedFile } from '../../domain/forms/campaign-form.ts'
import type { Sender } from '../../domain/person.ts'
import type { ButtonIntent } from '../codec/intent-codec.ts'
import type { AttachedFile, Fields } from './fields.ts'

/** A form as it was sent. */
export type Submission = {
  readonly who: Sender
  /** What its window was drawn with. */
  readonly intent: ButtonIntent | null
  /** What its fields hold; null where they are none of ours. */
  readonly fields: Fields | null
  /** What they held when the window was drawn; null where that is not known. */
  readonly drawn: Fields | null
  /** As its window carried it: see `FormDraft.round`. */
  readonly round: number
  fetchFile(file: AttachedFile): Promise<Fetched>
}

export type Fetched =
  | { readonly kind: 'fetched'; readonly file: UploadedFile }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string }
