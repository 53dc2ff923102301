/**
 * Where Slack reads markup, `<…>` mentions somebody, a whole channel, or links. So what others wrote is escaped there,
 * and a command arrives escaped but for the people whom Slack itself found in it, as `<@U123|ana>`.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A command as the person typed it: a group, a channel or a link stands as its name, since only people are meant by more. */
export function typedWords(text: string): string {
  return text
    .replaceAll(/<([!#])([^<>|]*)(?:\|([^<>]*))?>/gu, (_, sign: string, id: string, name = '') => named(sign, id, name))
    .replaceAll(/<((?:https?|mailto):[^<>|]*)(?:\|([^<>]*))?>/gu, (_, url: string, shown = '') => shown || url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function named(sign: string, id: string, name: string): string {
  const shown = (name || id.replace(/^subteam\^.*/u, 'group')).replace(/^[@#]/u, '')
  return `${sign === '#' ? '#' : '@'}${shown}`
}
