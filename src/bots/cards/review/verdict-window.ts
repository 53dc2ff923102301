import { limits } from '../../../domain/limits.ts'
import type { VerdictFormScreen } from '../../../domain/screens/review-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { listed } from '../../words/en/count.ts'
import type { WindowCard, Words } from '../card.ts'

/** Asks for the sentence that goes with a verdict. */
export function verdictWindow({ offer, verdict, labels, hasFlags }: VerdictFormScreen): WindowCard {
  const isSettled = verdict === 'settled'
  const readers = hasFlags
    ? 'Those who flagged it read this, and it is kept in the export.'
    : 'It is kept in the export.'
  return {
    heading: isSettled ? 'Settle this case' : 'Drop this item',
    parts: [
      { kind: 'text', words: isSettled ? settling(labels) : dropping },
      {
        kind: 'field',
        name: 'why',
        label: isSettled ? 'Why? One sentence will do.' : 'Why? You may leave this empty.',
        hint: isSettled ? readers : hasFlags ? 'Those who flagged it read this.' : null,
        optional: !isSettled,
        input: { kind: 'lines', initial: '', most: limits.verdictWhy },
      },
    ],
    submit: {
      text: isSettled ? 'Settle' : 'Drop',
      form: 'verdict',
      intent: { kind: 'review-verdict', offer, verdict },
    },
    close: 'Back',
    closesAll: false,
  }
}

function settling(labels: readonly string[]): Words {
  return [
    { strong: `${cutText(listed(labels), 300).shown} ` },
    'becomes the label of this item, whatever the votes say. Nobody is asked about it again.',
  ]
}

const dropping: Words = ['The item leaves the campaign: nobody is asked about it again, and it counts nowhere.']
