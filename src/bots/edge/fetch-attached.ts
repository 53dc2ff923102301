import type { UploadedFile } from '../../domain/forms/campaign-form.ts'
import type { Notice } from '../../domain/screens/notice.ts'
import type { Edge } from './ask.ts'
import type { AttachedFile } from './fields.ts'
import type { Submission } from './submission.ts'

/** The contents of a file attached to a form, null for none; or what to say where they cannot be had. */
export async function fetchAttached(
  { log }: Edge,
  { who, fetchFile }: Submission,
  attached: AttachedFile | null,
): Promise<{ readonly file: UploadedFile | null } | { readonly notice: Notice }> {
  if (attached === null) return { file: null }
  const fetched = await fetchFile(attached)
  if (fetched.kind === 'fetched') return fetched
  log.warn({ fetched, workspace: who.workspaceId }, 'attached file was not fetched')
  return { notice: fetched.kind === 'too-large' ? 'file-too-large' : 'file-unreadable' }
}
