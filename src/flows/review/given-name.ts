import { hash } from 'node:crypto'
import type { Answer } from '../../domain/answer.ts'

/** What others wrote, named so that a button can carry it; undefined for what is chosen like any label. */
export function givenName(answer: Answer): string | undefined {
  return answer.kind === 'text' ? hash('sha256', answer.text, 'base64url').slice(0, 16) : undefined
}
