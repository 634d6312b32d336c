import type { Locus } from '@tracecraft/workbench';
import { faultFrom } from '../fault-from.ts';
import type { Kept } from '../kept.ts';
import { stretchesOf } from '../subject.ts';
import type { Bench } from './bench.ts';
import { contentDigest } from './content-digest.ts';

/** Keeps what is pointed at as a bookmark, or with a sentence as a finding. Answers whether it was kept. */
export async function keep(bench: Bench, draft: Omit<Kept, 'id'>): Promise<boolean> {
  const { change, recorder } = bench;
  try {
    const locus = { ...draft.locus, sha256: await digestOf(bench, draft.locus) };
    const { kind, text, question, answer } = draft;
    const fault =
      kind === 'bookmark'
        ? await recorder.bookmark(text, locus)
        : await recorder.finding({ sentence: text, question, answer }, locus);
    change(
      fault === null
        ? (state) => ({
            kept: [...state.kept, { ...draft, id: `here-${state.kept.length + 1}`, locus }],
            said: { id: kind === 'bookmark' ? 'lab.said.bookmarked' : 'lab.said.found', params: {} },
            fault: null,
          })
        : { fault },
    );
    return fault === null;
  } catch (error) {
    change({ fault: faultFrom(error) });
    return false;
  }
}

/** A locus that names the whole file stands for its content, fragments, holes and all; any other for its range. */
async function digestOf(bench: Bench, { offset, length, entry }: Locus): Promise<string | null> {
  if (offset === null || length === null) return null;
  const { subject } = bench.state();
  const whole =
    subject?.kind === 'file' &&
    entry === subject.entry.identity &&
    length === subject.entry.size &&
    offset === (stretchesOf(subject)[0]?.offset ?? null);
  if (whole) return contentDigest(bench, subject.fileSystem, subject.index);
  return (await bench.worker.ask('digest', { ranges: [{ offset, length }] })).sha256;
}
