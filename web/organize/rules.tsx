/** A page of the organizer's desk. */
export default function Rules() {
  return <section />
}
