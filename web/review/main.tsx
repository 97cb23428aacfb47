import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'
import { SignInAgain } from '../parts/SignInAgain.tsx'
import { Review } from './Review.tsx'

const Places = lazy(() => import('./places.tsx'))
const Mine = lazy(() => import('./mine.tsx'))
const Desk = lazy(() => import('./desk.tsx'))

/** The expert's pages: what is mine, and the desk on which one nomination is scored. */
export default function ReviewPages() {
  return (
    <>
      <SignInAgain />
      <Router>
        <Route path="/review" component={Places} />
        <Route path="/review/:campaign" component={Review}>
          <Route path="/" component={Mine} />
          <Route path="/:number" component={Desk} />
        </Route>
      </Router>
    </>
  )
}
