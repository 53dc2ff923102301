import type { Meant } from './wire/activity.ts'

/** Who or what was mentioned in a message, as Teams lists them beside its text. */
export type Mention = { readonly id: string; readonly text: string }

/**
 * A message as the person typed it: without any mention of the bot, wherever it stands, and with every other one as
 * commands read it. The word `label` may stand before a command, or be left out.
 *
 * Each comes with the name that it shows.
 */
export function typedWords(
  text: string,
  mentions: readonly Mention[],
  botId: string,
  meantBy: (mention: Mention) => Meant,
): string {
  let typed = text
  for (const mention of mentions) {
    if (mention.text === '') continue
    const stands = mention.id === botId ? ' ' : ` ${asCommandsRead(mention, meantBy(mention))} `
    typed = typed.replaceAll(mention.text, () => stands)
  }
  return typed
    .replaceAll(/&(nbsp|lt|gt|quot|amp);/gu, (_, name: string) => entities[name] ?? '')
    .trim()
    .replace(/^\/?label\b/iu, '')
    .trim()
}

function asCommandsRead({ text }: Mention, meant: Meant): string {
  const name = text
    .replaceAll(/<\/?at[^>]*>/giu, '')
    .replaceAll(/&(?:nbsp|lt|gt|quot);|[<>|]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return 'account' in meant ? `<@${meant.account}|${name}>` : `<!${meant.none}|${name}>`
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' }
