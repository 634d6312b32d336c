import type { CaseEvent, EventId } from '@tracecraft/record';
import type { Exercise } from '../exercise.ts';
import type { EvidenceCopies } from './evidence-copies.ts';

/** A finding as it stands in the record, its image resolved to the exercise's evidence. */
export interface StatedFinding {
  readonly event: EventId;
  readonly question: string;
  readonly answer: string;
  readonly sentence: string;
  /** Evidence id, or null when it rests on no copy of the exercise's evidence. */
  readonly evidence: string | null;
  /** Bytes of the raw image it rests on, or null. */
  readonly locus: { readonly offset: number; readonly length: number } | null;
}

/** Findings in record order. */
export function statedFindings(
  exercise: Exercise,
  events: readonly CaseEvent[],
  copies: ReadonlyMap<string, EvidenceCopies>,
): readonly StatedFinding[] {
  const evidenceOf = (event: CaseEvent): string | null => {
    const image = event.body.objects.find((one) => one.type === 'image')?.id;
    if (image === undefined) return null;
    return exercise.evidence.find(({ id }) => copies.get(id)?.images.includes(image))?.id ?? null;
  };
  return events
    .filter((event) => event.header.kind === 'finding.stated')
    .map((event) => ({
      event: event.id,
      question: words(event, 'question'),
      answer: words(event, 'answer'),
      sentence: words(event, 'sentence'),
      evidence: evidenceOf(event),
      locus: locusOf(event),
    }));
}

function words(event: CaseEvent, field: string): string {
  const value = event.body.fields[field];
  return typeof value === 'string' ? value : '';
}

function locusOf(event: CaseEvent): StatedFinding['locus'] {
  const { offset, length } = event.body.fields;
  return typeof offset === 'number' && typeof length === 'number' && length > 0 ? { offset, length } : null;
}
