import {
  parseCheck,
  parsePractice,
  SentenceFault,
  type Check,
  type Practice,
  type Problem,
} from '@tracecraft/practice';

/** What the text of a file says right now. */
export interface EditedPractice {
  readonly practice: Practice | null;
  readonly problems: readonly Problem[];
}

export function readEdited(text: string): EditedPractice {
  const parsed = parsePractice(text);
  return 'practice' in parsed
    ? { practice: parsed.practice, problems: [] }
    : { practice: null, problems: parsed.errors };
}

/** A sentence as its tree, or where and how it cannot be read. */
export function readSentence(check: string): {
  readonly tree: Check | null;
  readonly fault: SentenceFault | null;
} {
  try {
    return { tree: parseCheck(check), fault: null };
  } catch (fault) {
    if (fault instanceof SentenceFault) return { tree: null, fault };
    throw fault;
  }
}

/** The next version with room for a change of meaning: the middle number one higher than any of `versions`. */
export function nextVersion(versions: readonly string[]): string {
  const newest = versions
    .map((version) => version.split('.').map(Number))
    .toSorted(order)
    .at(-1) ?? [0, 0, 0];
  return `${newest[0] ?? 0}.${(newest[1] ?? 0) + 1}.0`;
}

function order(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}
