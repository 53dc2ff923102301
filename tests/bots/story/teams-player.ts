import { actionsIn, inputsIn } from '../../../playground/teams/client/card-parts.ts'
import { choicesOf } from '../../../playground/teams/client/input-values.ts'
import { consentType } from '../../../playground/teams/connector/read-message.ts'
import type { Seen } from '../../../playground/teams/driver/person-driver.ts'
import type { Json } from '../../../playground/teams/json.ts'
import { shownTexts } from '../../support/shown-texts.ts'
import { startProduct } from '../teams/a-product.ts'
import { peopleOfStory } from './people-of-story.ts'
import { looks, type Player, type SeenCard } from './player.ts'
import type { StoryIds } from './story-ids.ts'

const zoneField = 'Your time zone'

export async function teamsPlayer({ newId }: StoryIds): Promise<Player> {
  const product = await startProduct({ people: peopleOfStory, newId, isUnlimited: true, updateAfterMs: 0 })
  const { teams, app } = product
  const taken = new Set<string>()

  function seen(who: string, message: Seen): SeenCard {
    const card = message.card ?? {}
    const [ticks] = inputsIn(card).filter(({ isMultiSelect }) => isMultiSelect === true)
    return {
      words: shownTexts(card).join('\n'),
      buttons: titlesIn(card),
      ticks: ticks === undefined ? [] : choicesOf(ticks).map(({ title }) => title),
      tick: async (texts) => teams.as(who).fill(String(ticks?.id), texts, message),
      async press(text, which) {
        const all = actionsIn(card).filter(({ title }) => title === text)
        const action = all.at(which === 'first' ? 0 : -1) ?? {}
        return (await teams.as(who).pressAction(action, message, {})).deliveryId
      },
    }
  }

  return {
    world: app.world,
    database: product.database,
    clock: product.clock,
    logged: product.logged,
    waiting: product.waiting,
    greet: async (who) => void (await teams.as(who).install()),
    newestCard(who) {
      for (const newest of looks) {
        for (const message of teams.as(who).messages(undefined, newest).reverse()) {
          const card = seen(who, message)
          if (card.buttons.length > 0 && !isOpener(card.buttons)) return card
        }
      }
      return null
    },
    redeliver: async (deliveryId) => void (await teams.redeliver(deliveryId, { id: 'new' })),
    async say(who, words) {
      const person = teams.as(who)
      const before = person.messages().length
      // Alone it shows the app's page where there is none; by this word it does what it does in Slack.
      await person.say(`label ${words === '' ? 'resume' : words}`)
      await app.settled()
      const opener = person
        .messages()
        .slice(before)
        .findLast(({ card }) => card !== null && isOpener(titlesIn(card)))
      if (opener !== undefined) await person.press('Open', opener)
    },
    window: (who) => teams.as(who).dialog()?.title ?? null,
    fill: async (who, [label, value]) => teams.as(who).fill(label, value),
    async send(who, button) {
      const dialog = teams.as(who).dialog()
      if (dialog === null || !titlesIn(dialog.card).includes(button)) return false
      // Teams tells nobody's zone: a form asks for it. Slack tells all of them this one.
      if (inputsIn(dialog.card).some(({ label }) => label === zoneField)) teams.as(who).fill(zoneField, 'UTC', 'dialog')
      await teams.as(who).press(button, 'dialog')
      return true
    },
    close: async (who) => teams.as(who).closeDialog(),
    async takeFiles(who) {
      for (const message of teams.as(who).messages()) {
        if (taken.has(message.id) || !message.attachments.some(({ contentType }) => contentType === consentType))
          continue
        taken.add(message.id)
        await teams.as(who).answerFileConsent('accept', message)
      }
    },
    settled: () => app.settled(),
    stop: () => product.close(),
  }
}

function titlesIn(card: Json): string[] {
  return actionsIn(card).flatMap(({ title }) => (typeof title === 'string' ? [title] : []))
}

/** A command's window is opened by a button here. */
function isOpener(titles: readonly string[]): boolean {
  return titles.length === 1 && titles[0] === 'Open'
}
