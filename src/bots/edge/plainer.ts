import type { Card, Part, TablePart } from '../cards/card.ts'
import { said } from '../words/said.ts'

/**
 * The same card without what a platform may refuse whole messages for: tables, where a client or workspace knows none, and
 * images that it cannot fetch.
 */
export function plainer(card: Card): Card {
  return { ...card, step: `${card.step}-plain`, parts: card.parts.flatMap(plainParts) }
}

export function hasPlainer(card: Card): boolean {
  return card.parts.some(({ kind }) => kind === 'table' || kind === 'image')
}

function plainParts(part: Part): Part[] {
  if (part.kind === 'table') return [tablePartAsList(part)]
  if (part.kind === 'image') return [{ kind: 'small', text: said.prompts.imageNotShown(part.url) }]
  return [part]
}

/** A line for each row, each value under its column's name. */
export function tablePartAsList({ columns, rows }: TablePart): Part {
  return {
    kind: 'list',
    entries: rows.map(([first = '', ...others]) => [
      { strong: first },
      ...others.map((value, at) => `${at === 0 ? ': ' : ', '}${columns[at + 1]?.toLowerCase() ?? ''} ${value}`),
    ]),
  }
}
