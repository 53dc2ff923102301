/** What cards of version 1.5 consist of, and the properties without which an element means nothing. */
export const requiredProperties: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  Image: ['url'],
  Media: ['sources'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  ActionSet: ['actions'],
  Container: ['items'],
  ColumnSet: ['columns'],
  Column: [],
  FactSet: ['facts'],
  ImageSet: ['images'],
  Table: ['columns', 'rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.Toggle': ['id', 'title'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Action.OpenUrl': ['title', 'url'],
  'Action.Submit': ['title'],
  'Action.Execute': ['title', 'verb'],
  'Action.ShowCard': ['title', 'card'],
  'Action.ToggleVisibility': ['title', 'targetElements'],
  // Teams' own: the people picker, and who a card is refreshed for.
  'Data.Query': ['dataset'],
  mention: ['text', 'mentioned'],
}

/** Properties that clients draw only when they are of this type. */
export const propertyTypes: Readonly<Record<string, 'string' | 'boolean'>> = {
  text: 'string',
  title: 'string',
  label: 'string',
  id: 'string',
  placeholder: 'string',
  errorMessage: 'string',
  altText: 'string',
  verb: 'string',
  wrap: 'boolean',
  isSubtle: 'boolean',
  isVisible: 'boolean',
  isRequired: 'boolean',
  isMultiline: 'boolean',
  isMultiSelect: 'boolean',
  separator: 'boolean',
}

/** Holds the bot's own data, which may look like anything. */
export const opaqueProperties: ReadonlySet<string> = new Set(['data', 'metadata'])

/** Where a picture's address stands. */
export const pictureProperties: ReadonlySet<string> = new Set(['iconUrl', 'poster', 'backgroundImage'])
