/**
 * The commands in the order in which help shows them, and to whom: what leads and adjudicators alone can do is not told
 * to guests, who do neither.
 */
export const commands = [
  { word: 'new', toldTo: 'leads', example: 'new', says: 'starts a campaign' },
  { word: 'list', toldTo: 'all', example: 'list', says: 'shows your campaigns' },
  { word: 'status', toldTo: 'all', example: 'status Contract clauses', says: 'shows how a campaign is doing' },
  {
    word: 'digest',
    toldTo: 'leads',
    example: 'digest Contract clauses',
    says: 'shows its week so far, to leads and managers',
  },
  {
    word: 'review',
    toldTo: 'leads',
    example: 'review Contract clauses',
    says: 'puts its hard cases to adjudicators and leads',
  },
  {
    word: 'invite',
    toldTo: 'leads',
    example: 'invite @ana @bo to Contract clauses as annotator',
    says: 'lets people take part',
  },
  { word: 'remove', toldTo: 'leads', example: 'remove @ana from Contract clauses', says: 'takes people off it' },
  { word: 'add', toldTo: 'leads', example: 'add Contract clauses', says: 'takes more items' },
  {
    word: 'edit',
    toldTo: 'leads',
    example: 'edit Contract clauses',
    says: 'changes guideline, overlap, people and times',
  },
  { word: 'gold', toldTo: 'leads', example: 'gold Contract clauses', says: 'shows how its known answers fare' },
  { word: 'pause', toldTo: 'leads', example: 'pause Contract clauses', says: 'stops asking for now' },
  { word: 'resume', toldTo: 'leads', example: 'resume Contract clauses', says: 'goes on with a paused one' },
  { word: 'finish', toldTo: 'leads', example: 'finish Contract clauses', says: 'closes it, once you have confirmed' },
  { word: 'reopen', toldTo: 'leads', example: 'reopen Contract clauses', says: 'takes that back, for a day' },
  { word: 'export', toldTo: 'leads', example: 'export Contract clauses', says: 'sends you its answers as files' },
  { word: 'settings', toldTo: 'all', example: 'settings', says: 'says when you may be asked' },
  { word: 'link', toldTo: 'all', example: 'link', says: 'joins your account here with yours elsewhere' },
  { word: 'unlink', toldTo: 'all', example: 'unlink', says: 'parts this account from your others' },
  { word: 'help', toldTo: 'all', example: 'help', says: 'shows this' },
] as const
