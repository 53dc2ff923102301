/** What cards know of Markdown, as HTML: bold, italic, links and lists. Everything else stays the text that it is. */
export function cardMarkdown(source: string): string {
  const lines = source.split(/\r?\n/).map((line) => {
    const item = /^\s*(?:[-*]|\d+\.)\s+(.*)$/.exec(line)?.[1]
    return item === undefined ? { item: false, html: inline(line) } : { item: true, html: `<li>${inline(item)}</li>` }
  })
  return lines
    .map(({ item, html }, at) => {
      const before = lines[at - 1]?.item === true
      const after = lines[at + 1]?.item === true
      if (item) return `${before ? '' : '<ul>'}${html}${after ? '' : '</ul>'}`
      return at === 0 || before ? html : `<br>${html}`
    })
    .join('')
}

function inline(text: string): string {
  return escapeHtml(text)
    .replaceAll(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g, '<a href="$2" target="_blank" rel="noreferrer">$1</a>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|\W)_([^_]+)_(?=\W|$)/g, '$1<em>$2</em>')
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
