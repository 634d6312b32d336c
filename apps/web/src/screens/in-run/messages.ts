import type { Inject, Localised } from '@tracecraft/course';
import type { CaseEvent } from '@tracecraft/record';
import { officers as officersOf, textOf } from '@tracecraft/workbench';

/** Something that came in while the team worked. */
export interface Message {
  readonly event: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** As it stands in the record. */
  readonly said: string;
  /** The same in every language the exercise has it in; null: words of a trainer. */
  readonly text: Localised | null;
}

/** What came in for `account`, newest first; an inject two devices wrote down counts once. */
export function messagesOf(
  events: readonly CaseEvent[],
  injects: readonly Inject[],
  account: string,
): readonly Message[] {
  const duty = officersOf(events).find(({ id }) => id === account)?.duty ?? null;
  const seen = new Set<string>();
  return events
    .filter(({ header }) => header.kind === 'inject.delivered')
    .flatMap((event) => {
      const id = textOf(event, 'inject') ?? event.id;
      if (seen.has(id)) return [];
      seen.add(id);
      const inject = injects.find((one) => one.id === id);
      if (inject !== undefined && inject.to !== 'all' && inject.to !== duty) return [];
      const said = textOf(event, 'message') ?? '';
      // A trainer may send an inject early with other words: those stand.
      const text = inject !== undefined && inject.message.en === said ? inject.message : null;
      return [{ event: event.id, at: event.body.claimed.start, said, text }];
    })
    .toReversed();
}
