import { limits } from '../../../domain/limits.ts'
import type { LaunchedScreen, OneMomentScreen } from '../../../domain/screens/screen.ts'
import type { Offer } from '../../../domain/session.ts'
import { said } from '../../words/said.ts'
import type { Part, WindowCard, Words } from '../card.ts'
import { readingWindow } from './reading-windows.ts'

export function flagFormWindow(offer: Offer): WindowCard {
  const { flag } = said.reading
  return {
    heading: flag.heading,
    parts: [
      text([flag.whatFollows]),
      {
        kind: 'field',
        name: 'note',
        label: flag.note,
        hint: null,
        optional: false,
        input: { kind: 'lines', initial: '', most: limits.flagNote },
      },
    ],
    submit: { text: flag.submit, form: 'flag', intent: { kind: 'flag', offer } },
    close: said.windows.cancel,
    closesAll: false,
  }
}

export function flagKeptWindow(): WindowCard {
  return readingWindow(said.reading.flag.keptHeading, [text([said.reading.flag.kept])])
}

/** These windows lie on top of a form; the others took its place. */
const onTop: ReadonlySet<OneMomentScreen['doing']> = new Set(['reading-items', 'saving-edit'])

export function oneMomentWindow({ doing, asking }: OneMomentScreen): WindowCard {
  const waitsFor = asking === null ? [] : [text(said.launching.askingPlatform(asking))]
  return {
    ...readingWindow(said.launching.oneMoment, [text([said.launching.doing[doing]]), ...waitsFor]),
    close: onTop.has(doing) ? said.windows.backToForm : said.windows.close,
  }
}

export function launchedWindow(screen: LaunchedScreen): WindowCard {
  return {
    ...readingWindow(said.launching.launched, [
      text(said.launching.running(screen)),
      text(said.launching.beginBefore),
      text(said.launching.seeHowItGoes(screen.name)),
    ]),
    closesAll: true,
  }
}

function text(words: Words): Part {
  return { kind: 'text', words }
}
