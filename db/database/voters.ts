/** A six-digit code under way: one live code for a device and an identity, both as keyed tags. */
export interface IdentityCodeTable {
  campaign: string
  device: string
  voter: string
  code_hash: string
  /** How often somebody has answered it. */
  tries: number
  expires_at: string
}

/** An invite code that was printed; the code itself is kept nowhere, only its keyed hash. */
export interface VoterCodeTable {
  campaign: string
  /** What stands on the card, and in the identity `code:<serial>`. */
  serial: number
  code_hash: string
  created_at: string
  used_at: string | null
  revoked_at: string | null
}

/** A row of the voter roll: no name, number or phone, only the tag they make. */
export interface VoterRollTable {
  campaign: string
  voter: string
  /** Keyed hash of the row's own code. */
  code_hash: string
  has_phone: number
  created_at: string
  used_at: string | null
}

/** That an identity was proven, and which version of the privacy notice was accepted before. */
export interface VoterIdentityTable {
  campaign: string
  voter: string
  tier: string
  notice_sha256: string
  proven_at: string
}

/** A walk to WeChat and back, bound to the device that set out; used up by the first return. */
export interface WechatStateTable {
  state_sha256: string
  campaign: string
  device: string
  notice_sha256: string
  expires_at: string
}

/** Who answers questions about voters' identities, as the privacy notice prints it. */
export interface VoterContactTable {
  campaign: string
  contact: string
  updated_at: string
}
