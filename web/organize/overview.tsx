/** A page of the organizer's desk. */
export default function Overview() {
  return <section />
}
