/** A page of the organizer's desk. */
export default function CreateCampaign() {
  return <section />
}
