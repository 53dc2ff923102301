import { html } from 'htm/preact'
import { render } from 'preact'
import { Playground } from './bar/playground.ts'

const root = document.getElementById('page')
if (root !== null) {
  root.replaceChildren()
  render(html`<${Playground} />`, root)
}
