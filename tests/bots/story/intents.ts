/** How a button is pressed: once; twice before any answer; and once more by the platform; on a card that was seen before. */
export type Manner = 'once' | 'twice' | 'redelivered' | 'stale'

/** Buttons in the order in which they are wanted: the first that the newest card has is pressed. */
export type Wanted = readonly string[]

/** A field by its label, and what is put into it: text, a choice or several, people by their handles. */
export type Filled = readonly [label: string, value: string | readonly string[]]

/** What one person means to do, in words that hold on every platform. */
export type Act =
  | {
      readonly kind: 'press'
      readonly wanted: Wanted
      readonly manner: Manner
      /** Of several buttons that say the same, as in a list of campaigns. */
      readonly which: 'first' | 'last'
      /** What is ticked before, where the card has something to tick. */
      readonly ticked: readonly string[]
    }
  /** Types a command; '' is the bare one. */
  | { readonly kind: 'words'; readonly words: string }
  /** Opens a window, fills in what is given, and sends it by the button of that name; leaves it where there is none. */
  | {
      readonly kind: 'form'
      readonly by: { readonly wanted: Wanted } | { readonly words: string }
      readonly fields: readonly Filled[]
      readonly send: string | null
    }
  /** Joins their account with the one they have elsewhere, by a code that this gives. */
  | { readonly kind: 'link' }
  /** Nobody does anything for so long: the clock does what is due. */
  | { readonly kind: 'wait'; readonly minutes: number }

export type Intent = { readonly who: string; readonly afterS: number; readonly act: Act }

export const annotators = ['maria', 'tomas', 'priya', 'kenji', 'grace', 'omar', 'lucia', 'anna'] as const
export const lead = 'nadia'
export const adjudicator = 'helen'
export const campaignName = 'Clauses'
export const labels = ['Termination', 'Assignment', 'Liability'] as const
export const ratings = ['1', '2', '3', '4', '5'] as const
export const topics = ['Payment', 'Privacy', 'Notice'] as const

/** One campaign for each way of answering: by a label, by a rating, by several labels. */
export const campaigns = [
  { name: campaignName, taskType: 'One label for each item', labels: labels.join('\n'), known: labels },
  { name: 'Tone', taskType: 'A rating for each item', labels: '1-5', known: ratings },
  { name: 'Topics', taskType: 'Several labels for each item, one at least', labels: topics.join('\n'), known: topics },
] as const

/** Those who have an account elsewhere as well, which is older than the one of the story. */
export const withSecondAccount: readonly string[] = ['omar', 'lucia', 'anna']
