import type { PersonSeed } from './person.ts'

/** The people of the playground's tenant: the same legal department as in Slack, and a partner's lawyer. */
export const people: readonly PersonSeed[] = [
  { handle: 'nadia', name: 'Nadia Haddad', locale: 'de-DE', zone: 'Europe/Berlin', colour: '#7b4bb3' },
  { handle: 'maria', name: 'Maria Lindqvist', locale: 'sv-SE', colour: '#0f7b6c' },
  { handle: 'kenji', name: 'Kenji Watanabe', locale: 'ja-JP', zone: 'Asia/Tokyo', colour: '#1f6fb2' },
  { handle: 'grace', name: 'Grace Okafor', locale: 'en-NG', zone: 'Africa/Lagos', colour: '#4d7c0f' },
  { handle: 'omar', name: 'Omar Benali', locale: 'fr-MA', zone: 'Africa/Casablanca', colour: '#a6326b' },
  { handle: 'lucia', name: 'Lucía Moreno', locale: 'es-MX', zone: 'America/Mexico_City', colour: '#b5541c' },
  { handle: 'ivo', name: 'Ivo Petrov', locale: 'bg-BG', colour: '#6b7280', isGuest: true },
  {
    handle: 'stella',
    name: 'Stella Novak',
    locale: 'cs-CZ',
    colour: '#8a6d00',
    tenantId: '0c5f1d9e-52a1-4c5e-9f0e-5a4c9be0d111',
  },
]
