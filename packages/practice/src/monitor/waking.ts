import type { Binding } from './binding.ts';
import type { CaseTrace } from './case-trace.ts';
import type { CheckGroup } from './compile/group.ts';

/** Which checks have something to say of a trace, found by the kinds of its acts, a bit for each check. */
export class Waking {
  private readonly ofCase: CaseTrace;
  /** Those the case as a whole wakes, by group. */
  private readonly common = new Map<CheckGroup, Int32Array>();
  private words = new Int32Array(8);

  /** Good until a fact comes to the case. */
  constructor(ofCase: CaseTrace) {
    this.ofCase = ofCase;
  }

  /** Shows the places of the checks that are not idle, in order. */
  each(binding: Binding, visit: (binding: Binding, index: number) => void): void {
    const { group, trace } = binding;
    const common = this.commonOf(group);
    if (this.words.length < common.length) this.words = new Int32Array(common.length);
    const { words } = this;
    words.set(common);
    const { kinds } = trace;
    for (let i = 0; i < kinds.length; i++) {
      const woken = group.wakes[kinds[i]!];
      if (woken !== undefined) join(words, woken);
    }
    for (let i = 0; i < common.length; i++)
      for (let left = words[i]!; left !== 0; left &= left - 1)
        visit(binding, i * 32 + 31 - Math.clz32(left & -left));
  }

  private commonOf(group: CheckGroup): Int32Array {
    const known = this.common.get(group);
    if (known !== undefined) return known;
    const words = group.alwaysAwake.slice();
    for (const [sort, woken] of group.caseWakes) if (this.ofCase.list(sort).length > 0) join(words, woken);
    this.common.set(group, words);
    return words;
  }
}

function join(words: Int32Array, more: Int32Array): void {
  for (let i = 0; i < more.length; i++) words[i]! |= more[i]!;
}
