/** How every cookie of ours is kept: for this host alone, over TLS, out of reach of scripts, for so many seconds. */
export function hostCookie(maxAge: number) {
  return { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge } as const
}
