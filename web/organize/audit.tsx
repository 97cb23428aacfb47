/** A page of the organizer's desk. */
export default function AuditTrail() {
  return <section />
}
