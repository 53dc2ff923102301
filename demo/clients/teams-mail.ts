import { actionsIn, wordsIn } from '../../playground/teams/client/card-parts.ts'
import type { Seen } from '../../playground/teams/driver/person-driver.ts'
import { isObject, type Json, listAt } from '../../playground/teams/json.ts'
import type { Mail } from './client.ts'

/** A message of Teams, as the client of one person shows it; it is read when somebody looks. */
export class TeamsMail implements Mail {
  readonly seen: Seen
  readonly isAside = false

  constructor(seen: Seen) {
    this.seen = seen
  }

  get id(): string {
    return this.seen.id
  }

  get notice(): string {
    return this.seen.summary
  }

  get words(): string {
    return wordsIn(this.#card).join('')
  }

  get buttons(): string[] {
    return actionsIn(this.#card).map(({ title }) => String(title))
  }

  get offer(): string {
    return actionsIn(this.#card)
      .map(({ data }) => JSON.stringify(data))
      .join(' ')
  }

  get quotes(): string[] {
    return containersIn(this.#card).map(linesOf)
  }

  get table(): string[][] {
    const [first] = nodesOf(this.#card, 'Table')
    return first === undefined ? [] : listAt(first, 'rows').map(cellsOf)
  }

  get #card(): Json {
    return this.seen.card ?? {}
  }
}

function containersIn(card: Json): Json[] {
  return nodesOf(card, 'Container').filter(({ style }) => style === 'emphasis')
}

function cellsOf(row: unknown): string[] {
  return isObject(row) ? listAt(row, 'cells').map((cell) => (isObject(cell) ? linesOf(cell) : '')) : []
}

function linesOf(around: Json): string {
  return nodesOf(around, 'RichTextBlock')
    .map((line) => wordsIn(line).join(''))
    .join('\n')
}

function nodesOf(value: unknown, type: string): Json[] {
  if (Array.isArray(value)) return value.flatMap((one) => nodesOf(one, type))
  if (!isObject(value)) return []
  return value.type === type ? [value] : Object.values(value).flatMap((one) => nodesOf(one, type))
}
