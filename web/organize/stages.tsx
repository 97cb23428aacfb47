/** A page of the organizer's desk. */
export default function Stages() {
  return <section />
}
