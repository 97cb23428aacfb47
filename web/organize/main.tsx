import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'
import { SignInAgain } from '../parts/SignInAgain.tsx'
import Desk from './desk.tsx'

const List = lazy(() => import('./list.tsx'))
const Create = lazy(() => import('./create.tsx'))
const Overview = lazy(() => import('./overview.tsx'))
const Audit = lazy(() => import('./audit.tsx'))
const Nominations = lazy(() => import('./nominations/list.tsx'))
const ImportNominations = lazy(() => import('./nominations/import.tsx'))
const EditNomination = lazy(() => import('./nominations/edit.tsx'))
const People = lazy(() => import('./people.tsx'))
const Progress = lazy(() => import('./progress.tsx'))
const Voters = lazy(() => import('./voters.tsx'))
const Voting = lazy(() => import('./voting.tsx'))
const Results = lazy(() => import('./results.tsx'))
const Stages = lazy(() => import('./stages.tsx'))
const Rubric = lazy(() => import('./rubric.tsx'))
const Rules = lazy(() => import('./rules.tsx'))

/** The organizer's pages: the list of campaigns, and the desk of one campaign with its rail. */
export default function Organize() {
  return (
    <>
      <SignInAgain />
      <Router>
        <Route path="/organize" component={List} />
        <Route path="/organize/new" component={Create} />
        <Route path="/organize/:campaign" component={Desk}>
          <Route path="/" component={Overview} />
          <Route path="/audit" component={Audit} />
          <Route path="/nominations" component={Nominations} />
          <Route path="/nominations/import" component={ImportNominations} />
          <Route path="/nominations/new" component={EditNomination} />
          <Route path="/nominations/:number" component={EditNomination} />
          <Route path="/people" component={People} />
          <Route path="/progress" component={Progress} />
          <Route path="/voters" component={Voters} />
          <Route path="/voting" component={Voting} />
          <Route path="/results" component={Results} />
          <Route path="/stages" component={Stages} />
          <Route path="/rubric" component={Rubric} />
          <Route path="/rules" component={Rules} />
        </Route>
      </Router>
    </>
  )
}
