import './app.css'
import { render } from 'preact'
render(<p>claimgraph</p>, document.getElementById('app')!)
