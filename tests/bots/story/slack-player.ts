import { elementsIn } from '../../../playground/slack/blocks/elements-in.ts'
import type { Message } from '../../../playground/slack/workspace-state.ts'
import { shownTexts } from '../../support/shown-texts.ts'
import { startProduct } from '../slack/a-product.ts'
import { peopleOfStory } from './people-of-story.ts'
import { looks, type Player, type SeenCard } from './player.ts'
import type { StoryIds } from './story-ids.ts'

export async function slackPlayer({ newId }: StoryIds): Promise<Player> {
  const product = await startProduct({ people: peopleOfStory, newId, isUnlimited: true })
  const { slack, app } = product

  function seen(who: string, message: Message): SeenCard {
    const person = slack.as(who)
    const placed = elementsIn(message.blocks)
    const menus = placed.flatMap(({ element }) =>
      element.type === 'overflow' ? element.options.map(({ text }) => text.text) : [],
    )
    return {
      words: shownTexts(message.blocks).join('\n'),
      buttons: [...placed.flatMap(({ element }) => (element.type === 'button' ? [element.text.text] : [])), ...menus],
      ticks: placed.flatMap(({ element }) =>
        element.type === 'checkboxes' ? element.options.map(({ text }) => text.text) : [],
      ),
      tick: async (texts) => void (await person.check(message, {}, texts)),
      async press(text, which) {
        if (menus.includes(text)) return (await person.overflow(message, text)).deliveryId
        const all = placed.filter(({ element }) => element.type === 'button' && element.text.text === text)
        const one = all.at(which === 'first' ? 0 : -1)
        if (one === undefined) throw new RangeError(`no button says ${text}`)
        const { blockId, actionId } = one
        return (await person.click(message, { text, blockId, actionId })).deliveryId
      },
    }
  }

  return {
    world: app.world,
    database: product.database,
    clock: product.clock,
    logged: product.logged,
    waiting: product.waiting,
    greet: async (who) => void (await slack.as(who).command('/label help')),
    newestCard(who) {
      for (const newest of looks) {
        for (const message of slack.as(who).dm(newest).reverse()) {
          const card = seen(who, message)
          if (card.buttons.length > 0) return card
        }
      }
      return null
    },
    redeliver: async (deliveryId) => void (await slack.redeliver(deliveryId)),
    say: async (who, words) => void (await slack.as(who).command(`/label ${words}`.trim())),
    window: (who) => slack.as(who).view()?.title ?? null,
    fill: async (who, [label, value]) => void (await slack.as(who).fill(label, value)),
    async send(who, button) {
      if (slack.as(who).view()?.submit !== button) return false
      await slack.as(who).submit()
      return true
    },
    async close(who) {
      if (slack.as(who).view() !== null) await slack.as(who).closeView({ all: true })
    },
    takeFiles: async () => {},
    settled: () => app.settled(),
    stop: () => product.close(),
  }
}
