const choices = ['Yes', 'No'].map((title) => ({ title, value: title }))
const execute = (title: string, more: object = {}) => ({ type: 'Action.Execute', title, verb: 'v', ...more })

/** One of each element of a card that the product draws with. */
export const everyElement = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'A heading', weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    { type: 'TextBlock', text: '**Bold** and _less_, [a link](https://example.com)\n- one\n- two', wrap: true },
    { type: 'TextBlock', text: 'Subtle', isSubtle: true, wrap: true },
    ...['Good', 'Warning', 'Attention', 'Accent'].map((color) => ({
      type: 'TextBlock',
      text: color,
      color,
      wrap: true,
    })),
    {
      type: 'Container',
      style: 'emphasis',
      items: [{ type: 'TextBlock', text: 'Set off', isSubtle: true, wrap: true }],
    },
    { type: 'FactSet', facts: [{ title: 'Answers', value: '12' }] },
    {
      type: 'Table',
      columns: [{ width: 1 }],
      rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [{ type: 'TextBlock', text: 'Cell' }] }] }],
    },
    { type: 'Input.Text', id: 'text', label: 'Text', isRequired: true, placeholder: 'Write' },
    { type: 'Input.Number', id: 'number', label: 'Number' },
    { type: 'Input.Toggle', id: 'toggle', label: 'Toggle', title: 'On' },
    { type: 'Input.ChoiceSet', id: 'one', label: 'One', choices, style: 'compact' },
    { type: 'Input.ChoiceSet', id: 'either', label: 'Either', choices, style: 'expanded' },
    { type: 'Input.ChoiceSet', id: 'many', label: 'Many', choices, isMultiSelect: true },
    {
      type: 'ActionSet',
      actions: [
        execute('Answer'),
        execute('Done', { style: 'positive' }),
        execute('Drop', { style: 'destructive' }),
        execute('Guide', { mode: 'secondary' }),
      ],
    },
  ],
}
