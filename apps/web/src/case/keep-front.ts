import { toHex } from '@tracecraft/bytes';
import type { ExchangeState } from '@tracecraft/exchange';
import type { CaseEvent } from '@tracecraft/record';
import type { Session } from '@tracecraft/workbench';
import { keep } from '../adapters/kept-answers.ts';
import { frontOf, sealFront, type SealedFront } from './exchange-front.ts';

/** The name a build gives this file holds a digest of it and of what it imports: another fold, another name. */
export const FRONT_BUILD: string = new URL(import.meta.url).pathname;

export const frontName = (account: string): string => `front:${account}`;

/** The browser's own: in script it takes longer than the reading. */
export async function frontDigest(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** A shorter record is read sooner than its front. */
const LONG = 500;
/** Time for the screen, and for what else comes at the same moment. */
const SOON_MS = 500;

/** Keeps a front of `session` on this device, again whenever its record has grown. */
export function keepFronts(account: string, session: Session, state: () => ExchangeState): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const write = async (): Promise<void> => {
    // Nothing is shown at the next start that is not on the disk.
    if (!(await session.kept())) return;
    const events = session.events();
    if (events.length < LONG || events.length === last) return;
    last = events.length;
    await keep(frontName(account), await sealed(session.stream, state(), events));
  };
  const later = (): void => {
    clearTimeout(timer);
    // Without room for it the lists are read from the entries.
    timer = setTimeout(() => void write().catch(() => undefined), SOON_MS);
  };
  session.subscribe(later);
  later();
}

async function sealed(
  stream: string,
  state: ExchangeState,
  events: readonly CaseEvent[],
): Promise<SealedFront | null> {
  const front = frontOf(state, events);
  return front === null ? null : sealFront(frontDigest, { build: FRONT_BUILD, stream }, front);
}
