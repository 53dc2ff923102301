/**
 * Where Slack reads markup, `<…>` mentions somebody, a whole channel, or links. So what others wrote is escaped there,
 * and a command arrives escaped but for the people whom Slack itself found in it, as `<@U123|ana>`.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A command as the person typed it. */
export function unescapeMarkup(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
