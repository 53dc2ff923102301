import { cutText } from '../../domain/texts/cut-text.ts'

/** Stands for a text that says nothing: platforms refuse those. */
export const blank = '–'

/** The text itself where it fits, else its beginning with an ellipsis. Never empty. */
export function fitted(text: string, most: number): string {
  if (text.trim() === '') return blank
  return text.length <= most ? text : cutText(text, most - 2).shown
}
