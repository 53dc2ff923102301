import { button, type Card } from '../card.ts'

/** What the app's own page says to anybody who opens it. */
export const homeCard: Card = {
  title: 'Labelbreak',
  step: 'home',
  parts: [
    { kind: 'heading', text: 'Labelbreak' },
    {
      kind: 'text',
      words: [
        'Label data in sittings of a few minutes, between two other things. A campaign invites you by direct message; choose how long you have, answer one item after another, stop whenever you like. Each answer is saved at once.',
      ],
    },
    {
      kind: 'controls',
      controls: [
        button('Start or go on', { kind: 'resume' }),
        button('My campaigns', { kind: 'list' }),
        button('New campaign', { kind: 'new-campaign' }),
      ],
    },
    {
      kind: 'text',
      words: ['Or type ', { command: '' }, ' in any conversation; ', { command: 'help' }, ' shows all commands.'],
    },
  ],
}
