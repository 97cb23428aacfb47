/** The citizen's pages: gallery, candidate, review of the ballot, receipt. */
export default function VotePages() {
  return <main />
}
