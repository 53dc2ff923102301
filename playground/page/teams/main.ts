import { html } from 'htm/preact'
import { render } from 'preact'
import { TeamsApp } from './app.ts'

const root = document.getElementById('page')
if (root !== null) {
  root.replaceChildren()
  render(html`<${TeamsApp} first="nadia" />`, root)
}
