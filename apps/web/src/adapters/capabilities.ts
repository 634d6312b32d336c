/** What this page may not do here, in the order people should hear it (settled question 26). */
export type Missing = 'signing' | 'offline' | 'storage' | 'locks';

/** A page on a plain LAN address has no `crypto.subtle`, no service worker and no Web Locks: detected, and said. */
export function missingCapabilities(): readonly Missing[] {
  const missing: Missing[] = [];
  if (globalThis.crypto?.subtle === undefined) missing.push('signing');
  if (!('serviceWorker' in navigator)) missing.push('offline');
  if (!('indexedDB' in globalThis)) missing.push('storage');
  if (!('locks' in navigator)) missing.push('locks');
  return missing;
}
