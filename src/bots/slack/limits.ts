import type { Platform } from '../platform.ts'

/** What Slack shows and takes. How often it may be called is another matter: `wire/rates.ts`. */
export const slackPlatform: Platform = {
  id: 'slack',
  name: 'Slack',
  limits: {
    // It refuses a message from about 11,000 on; what is counted here is close to its count, not the same.
    message: 9_500,
    // `chat.update` takes 4,000 bytes of text; no character becomes more than five bytes for each unit here.
    fallback: 750,
    heading: 24,
    button: 75,
    value: 2000,
    optionValue: 75,
    field: 3000,
    parts: 100,
  },
  hasHome: true,
  canAside: true,
  windowsStack: true,
  filesCome: 'in-forms',
}
