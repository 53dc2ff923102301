import { adjudicator, annotators, lead } from './intents.ts'

/** Everybody in a story. On both platforms they are in the zone that is taken where none is told. */
export const peopleOfStory = [lead, adjudicator, ...annotators].map((handle) => ({
  handle,
  name: `${handle.charAt(0).toUpperCase()}${handle.slice(1)} Story`,
}))
