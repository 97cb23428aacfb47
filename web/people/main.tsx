/** The pages on which a person becomes somebody here: /enter and /sign-in. */
export default function PeopleDesk() {
  return <main />
}
