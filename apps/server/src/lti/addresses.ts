const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https, or http on this machine; no name or password in it, no fragment. */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** Addresses of a registered platform. */
interface Addresses {
  readonly issuer: string;
  readonly authLoginUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl?: string | undefined;
}

/** Origins a platform registered: the only ones we send anything to for it. */
export function originsOf({ issuer, authLoginUrl, tokenUrl, jwksUrl }: Addresses): readonly string[] {
  const known = [issuer, authLoginUrl, tokenUrl, ...(jwksUrl === undefined ? [] : [jwksUrl])];
  return [...new Set(known.map((one) => new URL(one).origin))];
}

/** True when `text` is an address at the platform itself. */
export function isAtPlatform(platform: Addresses, text: string): boolean {
  return isSafeAddress(text) && originsOf(platform).includes(new URL(text).origin);
}
