import { lazy } from 'solid-js'
import Home from './home.tsx'
import List from './list.tsx'

const Rules = lazy(() => import('./rules.tsx'))
const Privacy = lazy(() => import('./privacy.tsx'))

/** Public pages: `/`, `/notice/:campaign`, an older revision `/notice/:campaign/2`, the rule sheet and the privacy notice. */
export default function Notice() {
  const [, section, campaign, page] = location.pathname.split('/')
  if (section !== 'notice' || !campaign) return <Home />
  if (page === 'rules') return <Rules />
  if (page === 'privacy') return <Privacy />
  return <List campaign={campaign} revision={page || 'latest'} />
}
