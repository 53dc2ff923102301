import type { Platform } from '../platform.ts'

/** What Teams shows and takes. How often it may be called is another matter: `wire/rates.ts`. */
export const teamsPlatform: Platform = {
  id: 'teams',
  name: 'Teams',
  limits: {
    message: 9_500,
    fallback: 750,
    heading: 60,
    button: 100,
    value: 2000,
    optionValue: 2000,
    field: 3000,
    parts: 100,
  },
  hasHome: false,
  canAside: false,
  windowsStack: false,
  filesCome: 'in-messages',
}

/** A message takes about 100 KB in all; phones are said to drop what comes near that. */
export const mostCardBytes = 28_000
