/** An object as it came over the wire. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectAt(value: Json, key: string): Json | null {
  const found = value[key]
  return isObject(found) ? found : null
}

export function textAt(value: Json, key: string): string | null {
  const found = value[key]
  return typeof found === 'string' ? found : null
}

export function listAt(value: Json, key: string): readonly unknown[] {
  const found = value[key]
  return Array.isArray(found) ? found : []
}
