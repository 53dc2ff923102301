/** Text that does harm wherever it is taken for markup. */
export const hostile =
  '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script> & "quoted" <b>not bold</b>'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const option = (text: string) => ({ text: plain(text), value: text })
const text = (words: string, style?: object) => ({
  type: 'text',
  text: words,
  ...(style === undefined ? {} : { style }),
})
const cell = (words: string) => ({ type: 'raw_text', text: words })

/** One of each block that a message can hold, hostile text in every place for text. */
export const everyBlock = [
  { type: 'header', text: plain(`Header ${hostile}`) },
  {
    type: 'section',
    text: mrkdwn(
      `*Section* _it_ ~old~ \`code\` ${hostile} :tada: <https://example.com|site> <javascript:window.harmed=1|click me> <!channel> <@U0KENJI> &lt;kept&gt;`,
    ),
    accessory: { type: 'image', image_url: 'https://example.com/photo.png', alt_text: `Photo ${hostile}` },
  },
  { type: 'section', fields: [mrkdwn(`*Field*\n${hostile}`), plain('Second field')] },
  { type: 'context', elements: [mrkdwn(`Context ${hostile}`), plain('plain context')] },
  { type: 'divider' },
  { type: 'image', image_url: 'https://example.com/chart.png', alt_text: 'A chart', title: plain('Chart title') },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          text(`Rich ${hostile} *stars*`),
          text('strong', { bold: true, italic: true }),
          { type: 'user', user_id: 'U0KENJI' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [{ type: 'rich_text_section', elements: [text('first item')] }],
      },
      { type: 'rich_text_quote', elements: [text('a quote'), { type: 'emoji', name: 'books' }] },
      { type: 'rich_text_preformatted', elements: [text(`pre ${hostile}`)] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'link', url: 'https://example.com/a', text: 'rich link' },
          { type: 'link', url: 'javascript:window.harmed=1', text: 'bad link' },
        ],
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [cell('Head'), cell(hostile)],
      [cell('one'), { type: 'raw_number', value: 2, text: '2' }],
    ],
  },
  { type: 'markdown', text: `## Title\n- **dash** ${hostile}\n[md](javascript:window.harmed=1)` },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'plain', text: plain(`Button ${hostile}`.slice(0, 75)) },
      { type: 'button', action_id: 'danger', style: 'danger', text: plain('Danger') },
      { type: 'overflow', action_id: 'more', options: [option('Stop'), option('Guide')] },
      { type: 'static_select', action_id: 'one', placeholder: plain('Pick one'), options: [option('A'), option('B')] },
      {
        type: 'multi_static_select',
        action_id: 'many',
        placeholder: plain('Pick several'),
        options: [option('C'), option('D')],
      },
      { type: 'users_select', action_id: 'who', placeholder: plain('Pick a person') },
      { type: 'radio_buttons', action_id: 'radio', options: [option('E'), option('F')] },
      {
        type: 'checkboxes',
        action_id: 'ticks',
        options: [{ text: mrkdwn('*G*'), value: 'G', description: mrkdwn('about G') }],
      },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-11-23' },
      { type: 'timepicker', action_id: 'time', initial_time: '09:30' },
    ],
  },
]
