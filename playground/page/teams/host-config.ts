/** How cards look: the page's own colours, light or dark as they are at the moment, in the measures of Teams. */
export const hostConfig: object = {
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 30 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  containerStyles: { default: style('--surface'), emphasis: style('--hover'), accent: style('--accent-soft') },
  actions: { maxActions: 20, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  inputs: { errorMessage: { color: 'attention' }, label: { requiredInputs: { suffix: ' *' } } },
  factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 12 },
  textBlock: { headingLevel: 2 },
}

function style(background: string): object {
  const ink = both('--ink', '--soft')
  const foregroundColors = {
    default: ink,
    dark: ink,
    light: ink,
    accent: both('--accent'),
    good: both('--good'),
    warning: both('--warning'),
    attention: both('--danger'),
  }
  return { backgroundColor: `var(${background})`, foregroundColors }
}

/** A name of a colour in the page's styles is as good as a colour. */
function both(plain: string, subtle = plain): object {
  return { default: `var(${plain})`, subtle: `var(${subtle})` }
}
