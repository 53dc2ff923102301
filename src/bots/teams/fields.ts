import { z } from 'zod'
import { type AttachedFile, type Fields, fieldsOf, type Held, heldOfText } from '../edge/fields.ts'
import type { SentFile } from './wire/pressed.ts'

/** The id of each input of a form: this, then the field's name. */
export const fieldId = 'field-'

const value = z.union([z.string(), z.number()]).transform(String)
/** What a form sends of its fields: an input that was left empty may be missing. */
const sentFields = z.looseObject({ names: z.array(z.string()) })
const drawnFields = z.record(z.string(), z.string())

/** What is in the fields of a form that was sent; null where it is none of ours. */
export function readFields(data: unknown): Fields | null {
  const texts = readTexts(data)
  return texts === null ? null : fieldsOf(new Map([...texts].map(([name, text]) => [name, heldOf(text)])))
}

/** The same as it came, by the fields' names: each holds one text, whatever its kind. */
export function readTexts(data: unknown): ReadonlyMap<string, string> | null {
  const parsed = sentFields.safeParse(data)
  if (!parsed.success) return null
  const sent = parsed.data
  return new Map(sent.names.map((name) => [name, value.safeParse(sent[`${fieldId}${name}`]).data ?? '']))
}

/** What the fields of a form held when it was drawn. Null where that is not known. */
export function readDrawn(drawn: unknown): Fields | null {
  const parsed = drawnFields.safeParse(drawn)
  if (!parsed.success) return null
  return fieldsOf(new Map(Object.entries(parsed.data).map(([name, text]) => [name, heldOf(text)])))
}

function heldOf(text: string): Held {
  return { ...heldOfText(text), file: fileOf(text) }
}

/** What chooses a file in a form. */
export function fileValue({ name, url }: SentFile): string {
  return JSON.stringify([name, url])
}

const chosenFile = z.tuple([z.string().min(1), z.url()])

function fileOf(text: string): AttachedFile | null {
  if (!text.startsWith('[')) return null
  try {
    const { data } = chosenFile.safeParse(JSON.parse(text))
    return data === undefined ? null : { name: data[0], id: data[1] }
  } catch {
    return null
  }
}
