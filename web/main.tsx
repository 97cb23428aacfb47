import type { Component } from 'solid-js'
import { render } from 'solid-js/web'
import './style.css'
import './appearance.ts'

type Pages = () => Promise<{ default: Component }>

/** Which audience an address belongs to; each loads only its own code. */
const audiences: readonly (readonly [RegExp, Pages])[] = [
  [/^\/c\//, () => import('./vote/main.tsx')],
  [/^\/review(\/|$)/, () => import('./review/main.tsx')],
  [/^\/organize(\/|$)/, () => import('./organize/main.tsx')],
  [/^\/(sign-in|enter)(\/|$)/, () => import('./people/main.tsx')],
]

const notice: Pages = () => import('./notice/main.tsx')

const root = document.getElementById('root')
const pages = audiences.find(([address]) => address.test(location.pathname))?.[1] ?? notice
if (root !== null)
  void pages().then(({ default: Page }) => {
    render(() => <Page />, root)
  })
