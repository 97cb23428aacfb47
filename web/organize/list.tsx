/** A page of the organizer's desk. */
export default function CampaignList() {
  return <section />
}
