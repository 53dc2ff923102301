/** Slack's markup as a tree. Text in it is decoded and safe to show as text. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'emoji'; readonly code: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inner: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'broadcast'; readonly range: string }
  | { readonly kind: 'date'; readonly timestampS: number; readonly pattern: string; readonly fallback: string }

export type Paragraph =
  | { readonly kind: 'text' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'pre'; readonly text: string }

/** Reads mrkdwn: code fences first, then quotes line by line, then what stands within a line. */
export function parseMrkdwn(source: string): Paragraph[] {
  return source.split(/```/).flatMap((piece, at) => {
    if (at % 2 === 1) return [{ kind: 'pre', text: decode(piece.replace(/^\n|\n$/g, '')) }]
    return piece === '' ? [] : paragraphs(piece)
  })
}

function paragraphs(source: string): Paragraph[] {
  const found: { kind: 'text' | 'quote'; lines: Inline[][] }[] = []
  for (const line of source.split('\n')) {
    const quoted = /^(?:&gt;|>) ?/.exec(line)
    const kind = quoted === null ? 'text' : 'quote'
    const inline = parseInline(quoted === null ? line : line.slice(quoted[0].length))
    const last = found.at(-1)
    if (last?.kind === kind) last.lines.push(inline)
    else found.push({ kind, lines: [inline] })
  }
  return found
}

const marks: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = { '*': 'bold', _: 'italic', '~': 'strike' }
const pieces =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+-]+):|(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\4).)*?[^\s])\4(?![\p{L}\p{N}])/gu

/** Reads one line. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = []
  let from = 0
  for (const match of source.matchAll(pieces)) {
    if (match.index > from) found.push({ kind: 'text', text: decode(source.slice(from, match.index)) })
    from = match.index + match[0].length
    const [, code, angled, emoji, mark, marked] = match
    if (code !== undefined) found.push({ kind: 'code', text: decode(code) })
    else if (angled !== undefined) found.push(reference(angled))
    else if (emoji !== undefined) found.push({ kind: 'emoji', code: emoji })
    else found.push({ kind: marks[mark ?? ''] ?? 'bold', inner: parseInline(marked ?? '') })
  }
  if (from < source.length) found.push({ kind: 'text', text: decode(source.slice(from)) })
  return found
}

/** What stands between angle brackets: a mention, a date, a link. */
function reference(source: string): Inline {
  const [target = '', label] = split(source)
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label: label ?? null }
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label: label ?? null }
  if (target.startsWith('!date^')) {
    const [, stamp = '', pattern = ''] = target.split('^')
    return { kind: 'date', timestampS: Number(stamp), pattern, fallback: label ?? '' }
  }
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1).split('^')[0] ?? '' }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return { kind: 'text', text: decode(`<${source}>`) }
  const url = decode(target)
  return { kind: 'link', url, text: label ?? url }
}

function split(source: string): [string, string | undefined] {
  const at = source.indexOf('|')
  return at < 0 ? [source, undefined] : [source.slice(0, at), decode(source.slice(at + 1))]
}

/** The three entities that Slack knows. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Whether a link may be followed: the web and mail, nothing that runs. */
export function isSafeLink(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
}
