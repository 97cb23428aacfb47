import { useParams } from '@solidjs/router'
import type { ParentProps } from 'solid-js'
import { CampaignContext, openCampaign } from './campaign.state.ts'

/** The desk of one campaign: loads its facts once for every page inside. */
export default function Desk(props: ParentProps) {
  const address = useParams<{ campaign: string }>()
  return (
    <CampaignContext.Provider value={openCampaign(() => address.campaign)}>{props.children}</CampaignContext.Provider>
  )
}
