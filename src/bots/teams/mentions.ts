/** Somebody who was mentioned in a message, as Teams lists them beside its text. */
export type Mention = { readonly id: string; readonly text: string }

/**
 * A message as the person typed it: without any mention of the bot, wherever it stands, and with every other one as
 * commands read it. The word `label` may stand before a command, or be left out.
 *
 * @param idOf the account behind a mention, by the id that other parts of the platform use; null where it is not known
 */
export function typedWords(
  text: string,
  mentions: readonly Mention[],
  botId: string,
  idOf: (mention: Mention) => string | null,
): string {
  let typed = text
  for (const mention of mentions) {
    if (mention.text === '') continue
    const id = mention.id === botId ? '' : idOf(mention)
    const name = mention.text.replaceAll(/<\/?at[^>]*>/giu, '')
    const stands = mention.id === botId ? ' ' : id === null ? ` @${name.replaceAll(/\s+/gu, '')} ` : ` <@${id}> `
    typed = typed.replaceAll(mention.text, () => stands)
  }
  return typed
    .replaceAll(/&(nbsp|lt|gt|quot|amp);/gu, (_, name: string) => entities[name] ?? '')
    .trim()
    .replace(/^\/?label\b/iu, '')
    .trim()
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' }
