import type { Practice } from '../file/practice.ts';

/** Practices that protect people (settled question 29): no profile loosens or drops them, whatever the reason. */
export const PROTECTED_CODES: readonly string[] = ['A1', 'A5', 'G5', 'J1', 'K1', 'K2', 'K3', 'K4'];

export function isProtected({ code }: Practice): boolean {
  return code !== null && PROTECTED_CODES.includes(code);
}
