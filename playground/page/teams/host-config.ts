/** How cards look: the page's own colours, light or dark, in the measures of Teams. */
export function hostConfig(): object {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const ink = { default: colour('--ink'), subtle: colour('--soft') }
  const foregroundColors = {
    default: ink,
    dark: ink,
    light: ink,
    accent: { default: colour('--accent'), subtle: colour('--accent') },
    good: { default: '#2e7d32', subtle: '#2e7d32' },
    warning: { default: '#b26a00', subtle: '#b26a00' },
    attention: { default: colour('--danger'), subtle: colour('--danger') },
  }
  const style = (background: string) => ({ backgroundColor: colour(background), foregroundColors })
  return {
    fontFamily: 'inherit',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 30 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    containerStyles: { default: style('--surface'), emphasis: style('--hover'), accent: style('--accent-soft') },
    actions: { maxActions: 20, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
    inputs: { errorMessage: { color: 'attention' }, label: { requiredInputs: { suffix: ' *' } } },
    factSet: { title: { weight: 'Bolder', wrap: true }, value: { wrap: true }, spacing: 12 },
  }
}
