/** The expert's pages: what is mine, and the desk on which one nomination is scored. */
export default function ReviewDesk() {
  return <main />
}
