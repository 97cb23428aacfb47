/** The nominations of a campaign: tabs by state, search, filters and sort. */
export default function NominationList() {
  return <main />
}
