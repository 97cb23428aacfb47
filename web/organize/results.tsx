/** Results of a campaign: ranked list, publication by two persons, exports. */
export default function Results() {
  return <section />
}
