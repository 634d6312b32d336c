import type { Localised } from '../exercise.ts';

/** A test given before and after a course: the same items, so that each officer is compared with themselves. */
export interface TestBank {
  readonly id: string;
  readonly version: string;
  readonly title: Localised;
  readonly drafts: readonly string[];
  readonly brief: Localised;
  readonly minutes: number;
  readonly items: readonly TestItem[];
}

export interface TestItem {
  readonly id: string;
  /** Module of the template it belongs to. */
  readonly module: string;
  /** Practice it rests on, or null. */
  readonly practice: string | null;
  readonly text: Localised;
  readonly choices: readonly { readonly id: string; readonly text: Localised }[];
  /** Choice that is right. */
  readonly answer: string;
  /** Why; shown after the test after the course. */
  readonly why: Localised;
}

/** What an officer sees while the test is on. */
export interface TestPaper extends Omit<TestBank, 'items'> {
  readonly items: readonly Omit<TestItem, 'answer' | 'why' | 'practice'>[];
}

/** `id@version`, as `test.answered` names it. */
export function testName({ id, version }: Pick<TestBank, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** The test without what is right, items and choices in an order of the officer's own: the same at every call. */
export function paperOf(bank: TestBank, account: string, pass: 'before' | 'after'): TestPaper {
  const key = `${testName(bank)}\n${account}\n${pass}`;
  return {
    ...bank,
    items: shuffled(bank.items, key).map(({ id, module, text, choices }) => ({
      id,
      module,
      text,
      choices: shuffled(choices, `${key}\n${id}`),
    })),
  };
}

function shuffled<T extends { readonly id: string }>(list: readonly T[], key: string): readonly T[] {
  return list
    .map((one) => ({ one, at: fnv(`${key}\n${one.id}`) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** FNV-1a, 32 bits, with a last mix: spreads, and protects nothing. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Right answers among all items; an item left out is not right. */
export function rightAnswers(bank: TestBank, answers: ReadonlyMap<string, string>): number {
  return bank.items.filter(({ id, answer }) => answers.get(id) === answer).length;
}
