/** A page of the organizer's desk. */
export default function Rubric() {
  return <section />
}
