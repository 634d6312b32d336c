import { MiniRecordError, miniRecord } from '@tracecraft/practice';
import type { ContentFault } from '../content-fault.ts';
import type { Activity } from './activity.ts';
import { gapLines } from './gap-lines.ts';

type Found = (code: ContentFault['code'], path: string, name: string) => void;

/** Faults that only show when the parts are read together. */
export function activityFaults(activity: Activity): readonly ContentFault[] {
  const faults: ContentFault[] = [];
  const found: Found = (code, path, name) => {
    faults.push({ code, document: 'activity', path, params: { name } });
  };
  const unique = (path: string, ids: readonly string[]): void => {
    for (const name of ids.filter((one, i) => ids.indexOf(one) !== i)) found('duplicate-id', path, name);
  };
  switch (activity.kind) {
    case 'gaps':
      unique(
        'gaps',
        activity.gaps.map((gap) => gap.id),
      );
      for (const gap of activity.gaps)
        if (!activity.practices.includes(gap.practice))
          found('unknown-reference', `gaps.${gap.id}`, gap.practice);
      readable('record', () => gapLines(activity), found);
      break;
    case 'overlays':
      unique(
        'cards',
        activity.cards.map((card) => card.id),
      );
      for (const card of activity.cards) {
        const named = Object.keys(card.key).toSorted().join(' ');
        if (named !== activity.overlays.toSorted().join(' ')) found('missing', `cards.${card.id}.key`, named);
        readable(`cards.${card.id}.record`, () => miniRecord(card.record), found);
      }
      break;
    case 'decisions':
      unique(
        'cards',
        activity.cards.map((card) => card.id),
      );
      for (const { id, options } of activity.cards) {
        unique(
          `cards.${id}.options`,
          options.map((one) => one.id),
        );
        // A card on which everything is as good as anything decides nothing.
        if (options.filter((one) => one.worth === 2).length !== 1)
          found('nothing-to-score', `cards.${id}`, id);
      }
      break;
    case 'court':
      break;
  }
  return faults;
}

function readable(path: string, read: () => unknown, found: Found): void {
  try {
    read();
  } catch (fault) {
    if (!(fault instanceof MiniRecordError || fault instanceof RangeError)) throw fault;
    found('unknown-reference', path, fault.message);
  }
}
