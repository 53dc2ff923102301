import { cutText } from '../../domain/texts/cut-text.ts'

/** A name, cut where it is long. */
export function shortName(name: string): string {
  return cutText(name, 40).shown
}
