import { useEffect } from 'react';

/**
 * Fetches every script of the interface's typeface when the lab opens. Otherwise a file name in the evidence would fetch
 * the script it is written in, and the server could tell from that what the evidence holds. Korean comes in a hundred
 * slices: evidence is never set in it (`.evidence` in lab.module.css), the device's own Korean font shows it.
 */
export function useFontsAtHand(): void {
  useEffect(() => {
    for (const face of document.fonts) if (!face.family.includes('KR')) face.load().catch(() => undefined);
  }, []);
}
