import { useState } from 'preact/hooks'

/** A choice that this browser remembers. */
export function useKept<Value extends string>(name: string, first: Value): [Value, (value: Value) => void] {
  const key = `playground ${name}`
  const [value, setValue] = useState<Value>(() => (localStorage.getItem(key) as Value | null) ?? first)
  const keep = (next: Value) => {
    localStorage.setItem(key, next)
    setValue(next)
  }
  return [value, keep]
}
