import './app.css'
import { render } from 'preact'
import { App } from './app'
import { applyTheme } from './shell/theme'

applyTheme()
const root = document.getElementById('app')!
root.textContent = ''
render(<App />, root)
