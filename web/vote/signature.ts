import { hashes, verifyAsync } from '@noble/ed25519'

// The library looks for `globalThis`, which phones of 2018 do not have.
hashes.sha512Async = async (message) => new Uint8Array(await crypto.subtle.digest('SHA-512', Uint8Array.from(message)))

/** Ed25519 (RFC 8032, strict) in big integers: for phones whose WebCrypto does not know it. Loaded only there. */
export function checkSignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return verifyAsync(signature, message, publicKey, { zip215: false })
}
