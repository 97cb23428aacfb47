/** Progress of the expert scoring: who has done how much; never a score. */
export default function Progress() {
  return <section />
}
