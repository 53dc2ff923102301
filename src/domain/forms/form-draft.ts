import type { FileLook } from '../items/file-look.ts'

/** What a field held when its form was drawn, and what it holds; several values stand between commas. */
export type DraftedField = {
  readonly was: string
  readonly is: string
  /** With what was typed before its window shows it, where that is not what it held. */
  readonly shown?: string
}

/** What was found in the files that came with a form. */
export type DraftedFiles = {
  /** `upload`: where the file is kept; null where its rows were pasted. */
  readonly items?: {
    readonly upload: string | null
    /** The platform's own word for the file it was. */
    readonly source: string
    readonly name: string
    readonly look: FileLook
  }
  readonly guideline?: { readonly name: string; readonly text: string } | null
}

/** A form that somebody has not sent yet, as far as it is known. */
export type FormDraft = {
  /** By the fields' names. */
  readonly held: Readonly<Record<string, DraftedField>>
  readonly files: DraftedFiles
  /** Forms of a smaller one are over. */
  readonly round: number
  readonly keptAt: Date
}

/** Which form of somebody's: its name, and what it is about. */
export type DraftKey = { readonly form: string; readonly about: string }

/** Whether somebody has put anything into it. */
export function isTyped({ held, files }: Pick<FormDraft, 'held' | 'files'>): boolean {
  return Object.values(held).some(({ was, is }) => was !== is) || Object.keys(files).length > 0
}
