import type { CaseEvent } from '@tracecraft/record';
import { locusOf, type Locus } from '../lab/locus.ts';
import type { CaseNames } from './case-names.ts';
import { numberOf, objectOf, textOf } from './field.ts';
import { images, type ImageView } from './images.ts';
import { inEffect } from './in-effect.ts';

interface Told {
  readonly event: string;
  /** Name of the officer. */
  readonly by: string;
  /** ISO 8601 with the offset the officer saw. */
  readonly at: string;
}

/** A bookmark or finding, with what was set when it was kept. */
export interface KeptItem extends Told {
  readonly kind: 'bookmark' | 'finding';
  /** Title of the bookmark, or sentence of the finding. */
  readonly text: string;
  readonly question: string | null;
  readonly answer: string | null;
  /** Null: it rests on no bytes. */
  readonly locus: Locus | null;
  readonly tool: string | null;
  /** `name=value` of each setting in force then, e.g. `zone=Asia/Bangkok`. */
  readonly settings: readonly string[];
}

/** One step: looking, hashing, comparing. */
export interface ExaminationStep extends Told {
  /** Of `image.examined` its action; `hash` and `verify` for the other two. */
  readonly action: string;
  readonly target: string | null;
  readonly locus: Locus | null;
  readonly tool: string | null;
}

/** What a case holds about one image. */
export interface Examination {
  readonly image: ImageView;
  readonly acquired: Told;
  readonly items: readonly KeptItem[];
  readonly steps: readonly ExaminationStep[];
  readonly limits: readonly (Told & { readonly sectors: number; readonly reason: string })[];
}

/** Every image of a case with its steps, findings and limits in the order they were recorded; withdrawn ones are left out. */
export function examinations(events: readonly CaseEvent[], names: CaseNames): readonly Examination[] {
  const standing = inEffect(events);
  return images(events).map((image) => {
    const own = standing.filter((event) => objectOf(event, 'image') === image.id);
    const acquired = standing.find(({ id }) => id === image.id);
    return {
      image,
      acquired:
        acquired === undefined
          ? { event: image.id, by: image.acquiredBy, at: '' }
          : { ...told(acquired, names), by: names.officer(image.acquiredBy) },
      items: own.flatMap((event, at) => itemOf(event, own.slice(0, at), names)),
      steps: own.flatMap((event) => stepOf(event, names)),
      limits: own
        .filter(({ header }) => header.kind === 'image.limits-recorded')
        .map((event) => ({
          ...told(event, names),
          sectors: numberOf(event, 'unread-sectors') ?? 0,
          reason: textOf(event, 'reason') ?? '',
        })),
    };
  });
}

function itemOf(event: CaseEvent, before: readonly CaseEvent[], names: CaseNames): readonly KeptItem[] {
  const { kind } = event.header;
  if (kind !== 'finding.stated' && kind !== 'bookmark.made') return [];
  const finding = kind === 'finding.stated';
  const lastTool = before.findLast((one) => textOf(one, 'tool') !== null);
  return [
    {
      ...told(event, names),
      kind: finding ? 'finding' : 'bookmark',
      text: textOf(event, finding ? 'sentence' : 'title') ?? '',
      question: textOf(event, 'question'),
      answer: textOf(event, 'answer'),
      locus: locusOf(event.body.fields),
      tool: textOf(event, 'tool') ?? (lastTool === undefined ? null : textOf(lastTool, 'tool')),
      settings: settingsIn(before),
    },
  ];
}

/** The newest value of each setting. */
function settingsIn(events: readonly CaseEvent[]): readonly string[] {
  const newest = new Map<string, string>();
  for (const event of events) {
    const target = textOf(event, 'action') === 'setting' ? textOf(event, 'target') : null;
    if (target !== null) newest.set(target.split('=', 1)[0] ?? target, target);
  }
  return [...newest.values()];
}

const ACTIONS: Readonly<Record<string, string>> = { 'image.hashed': 'hash', 'image.verified': 'verify' };

function stepOf(event: CaseEvent, names: CaseNames): readonly ExaminationStep[] {
  const examined = event.header.kind === 'image.examined';
  const action = examined ? textOf(event, 'action') : (ACTIONS[event.header.kind] ?? null);
  if (action === null) return [];
  const digest = `${textOf(event, 'algorithm') ?? ''} ${textOf(event, 'value') ?? ''}`;
  return [
    {
      ...told(event, names),
      action,
      target: examined ? textOf(event, 'target') : digest,
      locus: locusOf(event.body.fields),
      tool: textOf(event, 'tool'),
    },
  ];
}

function told(event: CaseEvent, names: CaseNames): Told {
  const { start, offsetMinutes } = event.body.claimed;
  const ahead = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  const wall = new Date(start + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return { event: event.id, by: names.officer(event.body.performer), at: `${wall}${offset}` };
}
