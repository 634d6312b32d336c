import type { StripEvent } from '@tracecraft/workbench';
import type { Say } from '../../language/index.ts';
import type { MarkState } from './verdict-mark.tsx';

const LOUDNESS: readonly MarkState[] = [
  'violated',
  'pending',
  'uncertain',
  'explained',
  'satisfied',
  'holding',
];

/** The loudest verdict an event is part of, or null when no practice speaks of it. */
export function strongest(entry: StripEvent): MarkState | null {
  const states = new Set(
    entry.verdicts.map(({ verdict, how }): MarkState | null => {
      if (how === 'misses') return null;
      if (verdict.verdict === 'violated')
        return verdict.explained === null && verdict.waived === null ? 'violated' : 'explained';
      return verdict.verdict;
    }),
  );
  return LOUDNESS.find((state) => states.has(state)) ?? null;
}

/** Basis, lateness and verdicts of an event in words, for those who don't see the marks. */
export function stripWords(say: Say, entry: StripEvent): string {
  const mark = strongest(entry);
  const words = [
    say(`basis.${entry.basis}`),
    entry.late && say('record.late'),
    entry.retracted && say('record.retracted'),
    entry.marks.length > 0 && say(entry.marks.every(({ seen }) => seen) ? 'mark.seen' : 'mark.not-seen'),
    mark !== null && say(`verdict.${mark}`),
  ];
  return words.filter(Boolean).join('. ');
}
