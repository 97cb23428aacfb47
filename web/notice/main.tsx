import { lazy } from 'solid-js'
import Home from './home.tsx'
import List from './list.tsx'

const Rules = lazy(() => import('./rules.tsx'))

/** Public pages: `/`, `/notice/:campaign`, an older revision `/notice/:campaign/2`, and the rule sheet. */
export default function Notice() {
  const [, section, campaign, page] = location.pathname.split('/')
  if (section !== 'notice' || !campaign) return <Home />
  if (page === 'rules') return <Rules />
  return <List campaign={campaign} revision={page || 'latest'} />
}
