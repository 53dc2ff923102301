import { tidyLabel } from '../labels/label-key.ts'

/** A campaign's name as it is kept: no blanks around it, one space where there were several, and nothing unseen. */
export function tidyName(name: string): string {
  return tidyLabel(name)
}

/** What makes two names the same: case and blanks do not count. */
export function nameKey(name: string): string {
  return tidyName(name).normalize('NFC').toLowerCase()
}
