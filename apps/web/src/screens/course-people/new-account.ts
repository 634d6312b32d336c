/** An account nobody has yet: a name in two courses must never become one person. */
export function newAccount(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `p-${Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')}`;
}
