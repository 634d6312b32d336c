import type { CaseEvent } from '@tracecraft/record';
import { locusOf, type Locus } from '../lab/locus.ts';
import { objectOf, textOf } from './field.ts';
import { inEffect } from './in-effect.ts';

/** A finding, with what it rests on. */
export interface FindingView {
  readonly event: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly sentence: string;
  readonly image: string | null;
  readonly exhibit: string | null;
  /** Where its bytes are, or null when it rests on no image. */
  readonly locus: Locus | null;
  readonly tool: string | null;
  readonly by: string;
  readonly at: number;
}

/** Findings that were not withdrawn, in order. */
export function findings(events: readonly CaseEvent[]): readonly FindingView[] {
  return inEffect(events)
    .filter(({ header }) => header.kind === 'finding.stated')
    .map((event) => ({
      event: event.id,
      question: textOf(event, 'question'),
      answer: textOf(event, 'answer'),
      sentence: textOf(event, 'sentence') ?? '',
      image: objectOf(event, 'image'),
      exhibit: objectOf(event, 'exhibit'),
      locus: locusOf(event.body.fields),
      tool: textOf(event, 'tool'),
      by: event.body.performer,
      at: event.body.claimed.start,
    }));
}
