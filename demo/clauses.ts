import { type Chance, oneOf, shuffled } from './chance.ts'

/** A clause to label, with the truth that only the demo knows. */
export type Clause = {
  readonly id: string
  readonly text: string
  readonly truth: string
  /** Whether the product is told the truth, to score people with. */
  readonly isGold: boolean
  /** Why it is hard, in the words of whoever comes across it; null for plain clauses. */
  readonly edge: string | null
}

export const labels: Readonly<Record<string, string>> = {
  'Liability limit': 'Caps, excludes or narrows what a party can recover.',
  Indemnity: "One party takes on another's loss or a claim against it.",
  Warranty: 'Says what is promised as true, fit or sound, or disclaims such a promise.',
  Termination: 'Ends, suspends or renews the deal.',
  Assignment: 'Passes rights or duties to somebody else, or forbids it.',
}

export const labelNames: readonly string[] = Object.keys(labels)

const parties = ['Supplier', 'Customer', 'Licensor', 'Licensee', 'Contractor', 'Consultant', 'Carrier', 'Landlord']
const subjects = ['the Software', 'the Services', 'the Works', 'the Premises', 'the Goods', 'the Reports']

type Slots = { readonly one: string; readonly other: string; readonly what: string; readonly days: number }

const templates: Readonly<Record<string, readonly ((slots: Slots) => string)[]>> = {
  'Liability limit': [
    ({ one, other, days }) =>
      `The ${one} shall owe the ${other} no more, for all claims of a year together, than the fees of the last ${days} days.`,
    ({ one, what, days }) =>
      `No claim about ${what} can be brought against the ${one} later than ${days} days after its cause was known.`,
    ({ one, other, what, days }) =>
      `Loss of profit of the ${other} through ${what} is not recoverable from the ${one}, beyond a sum of ${days},000 euros.`,
  ],
  Indemnity: [
    ({ one, other, what, days }) =>
      `The ${one} shall hold the ${other} harmless from claims of third parties about ${what}, and pay them within ${days} days.`,
    ({ one, other, what, days }) =>
      `Where ${what} leads to a claim against the ${other}, the ${one} shall defend it from day ${days} on and bear its costs.`,
    ({ one, other, days }) =>
      `The ${one} shall make good, within ${days} days of being asked, every loss of the ${other} from acts of its staff.`,
  ],
  Warranty: [
    ({ one, what, days }) =>
      `The ${one} promises that ${what} will be free from defects for ${days} days from delivery.`,
    ({ one, what, days }) =>
      `For ${days} days the ${one} stands by its word that ${what} does what the specification says, and nothing more.`,
    ({ one, other, what, days }) =>
      `The ${one} tells the ${other} that it has good title to ${what}, today and for the ${days} days that follow.`,
  ],
  Termination: [
    ({ one, other, days }) =>
      `The ${one} may end this agreement by ${days} days' notice to the ${other}, without giving a reason.`,
    ({ one, what, days }) =>
      `If ${what} stands still for ${days} days, this agreement comes to an end unless the ${one} decides otherwise.`,
    ({ one, other, days }) =>
      `This agreement goes on for a year at a time unless the ${one} or the ${other} objects ${days} days before.`,
  ],
  Assignment: [
    ({ one, other, days }) =>
      `The ${one} may pass this agreement on to a company of its group, telling the ${other} ${days} days before.`,
    ({ one, what, days }) =>
      `Nobody but the ${one} may perform ${what}; handing it to others needs consent asked ${days} days ahead.`,
    ({ one, other, days }) =>
      `A sale of the ${one} counts as a transfer of this agreement, to which the ${other} may object for ${days} days.`,
  ],
}

const edges: readonly Pick<Clause, 'text' | 'truth' | 'edge'>[] = [
  {
    text: 'If the promise in clause 7 proves false, the Customer may end this agreement, and the Supplier shall make good all loss that follows.',
    truth: 'Termination',
    edge: 'It ends the deal and makes good a loss. Both look equal to me.',
  },
  {
    text: 'The Licensor promises good title to the Software; whoever buys the Licensee takes over this promise, up to the fees of one year.',
    truth: 'Assignment',
    edge: 'Title is promised, passed on and capped, all in one sentence.',
  },
]

/** How many items of either kind. */
export type Shape = { readonly ordinary: number; readonly gold: number }

/** All clauses of a run: the same for the same seed, each text once, gold like all others. */
export function makeClauses(chance: Chance, shape: Shape): Clause[] {
  const texts = new Set<string>(edges.map(({ text }) => text))
  const plain = Array.from({ length: shape.ordinary + shape.gold - edges.length }, (_, at) => {
    const truth = labelNames[at % labelNames.length] ?? ''
    const text = newText(texts, (attempt) => write(truth, (what) => chance('clause', at, attempt, what)))
    return { text, truth, edge: null }
  })
  const golden = plain.slice(0, shape.gold).map((clause) => ({ ...clause, isGold: true }))
  const others = [...plain.slice(shape.gold), ...edges].map((clause) => ({ ...clause, isGold: false }))
  const all = shuffled([...golden, ...others], (at) => chance('order', at))
  return all.map((clause, at) => ({ ...clause, id: `c-${String(at + 1).padStart(3, '0')}` }))
}

function newText(taken: Set<string>, make: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt++) {
    const text = make(attempt)
    if (taken.has(text)) continue
    taken.add(text)
    return text
  }
}

function write(truth: string, draw: (what: string) => number): string {
  const one = oneOf(parties, draw('one'))
  const other = oneOf(
    parties.filter((party) => party !== one),
    draw('other'),
  )
  const template = oneOf(templates[truth] ?? [], draw('template'))
  return template({ one, other, what: oneOf(subjects, draw('what')), days: 5 * (1 + Math.floor(draw('days') * 30)) })
}

/** The items file that the lead uploads. */
export function itemsFile(clauses: readonly Clause[]): string {
  return clauses
    .map(({ id, text, truth, isGold }) =>
      JSON.stringify(
        isGold ? { id, text, gold: truth, explanation: `What it does is: ${truth.toLowerCase()}.` } : { id, text },
      ),
    )
    .join('\n')
}
