export interface PersonTable {
  id: string
  name: string
  /** What the person types at /sign-in: lower-case, unique. */
  login: string
  password_hash: string | null
  /** `founder` may open campaigns; a guest only enters those he was invited to. */
  standing: 'founder' | 'guest'
  created_at: string
}

export interface PasskeyTable {
  credential: string
  person: string
  public_key: string
  counter: number
  transports: string
  created_at: string
}

/** A puzzle handed to an authenticator; used up by the first answer to it. */
export interface PasskeyChallengeTable {
  id: string
  challenge: string
  expires_at: string
}

export interface SessionTable {
  token_sha256: string
  person: string
  created_at: string
  expires_at: string
}

export interface MemberTable {
  id: string
  campaign: string
  role: 'organizer' | 'auditor' | 'expert'
  name: string
  contact: string
  person: string | null
  created_at: string
  accepted_at: string | null
  removed_at: string | null
}

export interface ExpertTable {
  member: string
  campaign: string
  /** Pseudonym on sheets, exports and the public log: e1, e2 … */
  code: string
  affiliation: string
}

export interface InvitationTable {
  token_sha256: string
  /** Null for the set-up link, which makes a founder. */
  member: string | null
  /** What whoever accepts becomes besides: only the server's own shell hands out `founder`. */
  standing: 'founder' | 'guest'
  created_at: string
  expires_at: string
  used_at: string | null
}
