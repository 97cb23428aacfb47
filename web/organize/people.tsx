/** The people of a campaign: experts, organizers and the auditor, and the links that invite them. */
export default function People() {
  return <main />
}
