import type { PersonSeed } from './slack/person.ts'

/** The people of the playground's workspace, a legal department. */
export const people: readonly PersonSeed[] = [
  { handle: 'nadia', name: 'Nadia Haddad', title: 'Head of Contract Review', tz: 'Europe/Berlin', colour: '#7b4bb3' },
  { handle: 'maria', name: 'Maria Lindqvist', title: 'Senior Counsel', tz: 'Europe/Stockholm', colour: '#0f7b6c' },
  { handle: 'tomas', name: 'Tomás Ferreira', title: 'Commercial Counsel', tz: 'America/Sao_Paulo', colour: '#b5541c' },
  { handle: 'priya', name: 'Priya Raman', title: 'Privacy Counsel', tz: 'Asia/Kolkata', colour: '#a6326b' },
  { handle: 'kenji', name: 'Kenji Watanabe', title: 'Licensing Counsel', tz: 'Asia/Tokyo', colour: '#1f6fb2' },
  { handle: 'grace', name: 'Grace Okafor', title: 'Procurement Counsel', tz: 'Africa/Lagos', colour: '#4d7c0f' },
  {
    handle: 'daniel',
    name: 'Daniel Brooks',
    title: 'Litigation Counsel',
    tz: 'America/Los_Angeles',
    colour: '#8a6d00',
  },
  { handle: 'helen', name: 'Helen Marsh', title: 'General Counsel', tz: 'America/New_York', colour: '#3f4c9b' },
  {
    handle: 'ivo',
    name: 'Ivo Petrov',
    title: 'Outside counsel (guest)',
    tz: 'Europe/Sofia',
    colour: '#6b7280',
    isRestricted: true,
  },
  { handle: 'calbot', name: 'Calendar Bot', title: 'App', colour: '#475569', isBot: true },
]
