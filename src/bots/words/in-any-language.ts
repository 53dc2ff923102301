import type { Fact, PointFirst, Words } from '../cards/card.ts'

/**
 * What one language says, as any language may say it: each text is free, and so are the spans of our own words. What there is to
 * say stays, with what it is given; so do a command's word, which is typed alike everywhere, and to whom it is told.
 */
export type InAnyLanguage<Said> = Said extends string
  ? string
  : Said extends (...given: infer Given) => infer Made
    ? (...given: Given) => InAnyLanguage<Made>
    : Said extends readonly unknown[]
      ? ListInAnyLanguage<Said>
      : { readonly [Name in keyof Said]: Name extends 'word' | 'toldTo' ? Said[Name] : InAnyLanguage<Said[Name]> }

type ListInAnyLanguage<Said> = Said extends Fact
  ? Fact
  : Said extends readonly string[]
    ? readonly string[]
    : Said extends PointFirst
      ? PointFirst
      : Said extends Words
        ? Words
        : { readonly [At in keyof Said]: InAnyLanguage<Said[At]> }
