/** One person to be invited, as the organizer typed or pasted. */
export interface Invitee {
  name: string
  contact: string
  affiliation: string
}

export interface InviteeFault {
  /** `people.3.name`: which person, counted from 0, and which field. */
  field: string
  code: 'name-missing' | 'already-invited'
}

const separator = /[,，;；\t]/

/** Pasted lines "name, contact, affiliation", with Chinese or Western commas, semicolons or tabs; empty lines are skipped. */
export function readInvitees(text: string): Invitee[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', contact = '', ...rest] = line.split(separator).map((part) => part.trim())
      return { name, contact, affiliation: rest.filter((part) => part !== '').join(' ') }
    })
}

/** Whom the list cannot invite: nobody's name, or a contact that already stands in `contacts` or earlier in the list. */
export function inviteeFaults(people: readonly Invitee[], contacts: readonly string[]): InviteeFault[] {
  const known = new Set(contacts.map(contactKey))
  const faults: InviteeFault[] = []
  people.forEach((invitee, index) => {
    if (invitee.name.trim() === '') faults.push({ field: `people.${index}.name`, code: 'name-missing' })
    const contact = contactKey(invitee.contact)
    if (contact === '') return
    if (known.has(contact)) faults.push({ field: `people.${index}.contact`, code: 'already-invited' })
    known.add(contact)
  })
  return faults
}

function contactKey(contact: string): string {
  return contact.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
