/** A name may be typed in quotation marks. */
export function unquoted(name: string): string {
  return /^["“'‘](.+)["”'’]$/u.exec(name)?.[1] ?? name
}
