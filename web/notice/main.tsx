/** Public pages: home, notices and final lists. */
export default function Notice() {
  return <main />
}
