import type { Notice } from '../../../domain/screens/notice.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import type { Card } from '../card.ts'

const mostNameChars = 80

export function noticeCard(notice: Notice): Card {
  const words = noticeWords(notice)
  return { title: words[0].strong.trim(), step: 'notice', parts: [{ kind: 'text', words }] }
}

function noticeWords(notice: Notice) {
  if (typeof notice === 'string') return said.notices[notice]
  switch (notice.kind) {
    case 'no-such-campaign':
      return said.notices['no-such-campaign']({ ...notice, name: cutText(notice.name, mostNameChars).shown })
    case 'no-such-role':
      return said.notices['no-such-role']({ ...notice, word: cutText(notice.word, mostNameChars).shown })
    case 'platform-busy':
      return said.notices['platform-busy'](notice)
    case 'link-code':
      return said.notices['link-code'](notice)
    case 'name-taken':
      return said.notices['name-taken'](notice)
  }
}
