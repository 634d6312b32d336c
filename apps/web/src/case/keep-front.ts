import { portableHashing } from '@tracecraft/bytes';
import type { ExchangeState } from '@tracecraft/exchange';
import type { CaseEvent } from '@tracecraft/record';
import type { Session } from '@tracecraft/workbench';
import { keep } from '../adapters/kept-answers.ts';
import { frontOf, rootOf, sealFront, type SealedFront } from './exchange-front.ts';

/** The name a build gives this file holds a digest of it and of what it imports: another fold, another name. */
export const FRONT_BUILD: string = new URL(import.meta.url).pathname;

export const frontName = (account: string): string => `front:${account}`;

/** A shorter record is read sooner than its front. */
const LONG = 500;
/** Time for the screen, and for what else comes at the same moment. */
const SOON_MS = 500;

/** Keeps a front of `session` on this device, again whenever its record has grown. */
export function keepFronts(account: string, session: Session, state: () => ExchangeState): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const write = async (): Promise<void> => {
    // What is not on the disk yet is no part of what the next start finds there.
    if (!(await session.kept())) return;
    const events = session.events();
    if (events.length < LONG || events.length === last) return;
    last = events.length;
    await keep(frontName(account), sealed(session.stream, state(), events));
  };
  const later = (): void => {
    clearTimeout(timer);
    // Without room for it the lists are read from the entries.
    timer = setTimeout(() => void write().catch(() => undefined), SOON_MS);
  };
  session.subscribe(later);
  later();
}

function sealed(stream: string, state: ExchangeState, events: readonly CaseEvent[]): SealedFront | null {
  const front = frontOf(state, events);
  const ids = events.map(({ id }) => id);
  const made = { build: FRONT_BUILD, stream, root: rootOf(portableHashing, ids) };
  return front === null ? null : sealFront(portableHashing, made, front);
}
