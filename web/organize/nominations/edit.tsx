/** The form of one nomination, new or kept, with its pictures and attachments. */
export default function NominationEdit() {
  return <main />
}
