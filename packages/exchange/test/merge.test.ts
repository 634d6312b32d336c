import { canonicalJson, type Json } from '@tracecraft/bytes';
import {
  adaptPractice,
  mergeBySteps,
  overlayFile,
  rebaseOverlay,
  type Merged,
  type OverlayEntry,
} from '@tracecraft/exchange';
import { parsePractice, printCheck, writePractice, type Practice } from '@tracecraft/practice';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPractice, edited, edits, longerPractice, practices } from './sample-practices.ts';

/** A practice as its meaning and words, law rows without order: told from the practice itself, not from parts. */
function plain(practice: Practice): string {
  const steps = practice.steps.map(({ tree, check: _, law, lawNone, ...step }) => ({
    ...step,
    check: printCheck(tree),
    law: law.toSorted((a, b) => (a.country < b.country ? -1 : 1)),
    lawNone: lawNone.toSorted(),
  }));
  return canonicalJson(JSON.parse(JSON.stringify({ ...practice, steps })) as Json);
}

/** Every text and rule of a practice with the place it stands at, found by walking the practice. */
function contents({ title, prose, steps }: Practice): ReadonlyMap<string, string> {
  const texts = (key: string, all: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(all).map(([language, text]) => [`${key}.${language}`, text]);
  return new Map([
    ...texts('title', title),
    ...texts('prose', prose),
    ...steps.flatMap((step) => [
      ...texts(`${step.id}/why`, step.why),
      ...texts(`${step.id}/risk`, step.risk),
      [
        `${step.id}/rule`,
        [printCheck(step.tree), step.level, step.severity, step.weight, step.exceptions.join('|')].join(
          ' § ',
        ),
      ] as [string, string],
    ]),
  ]);
}

const RUNS = { numRuns: 200 };

describe('a merge by step', () => {
  it('with an unchanged side gives the other', () => {
    fc.assert(
      fc.property(anyPractice, edits, (base, changes) => {
        const changed = edited(base, changes);
        for (const merged of [mergeBySteps(base, base, changed), mergeBySteps(base, changed, base)]) {
          expect(merged.conflicts).toEqual([]);
          expect(plain(merged.practice)).toBe(plain(changed));
        }
      }),
      RUNS,
    );
  });

  it('loses nothing: what a side changed is in the result or is told as a conflict with both texts', () => {
    fc.assert(
      fc.property(longerPractice, edits, edits, (base, mine, others) => {
        const [ours, theirs] = [edited(base, mine), edited(base, others)];
        const merged = mergeBySteps(base, ours, theirs);
        for (const side of [ours, theirs]) expect(lostOf(base, side, merged)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('makes up no rule: each is whole from one of the three texts', () => {
    fc.assert(
      fc.property(longerPractice, edits, edits, (base, mine, others) => {
        const sides = [base, edited(base, mine), edited(base, others)];
        const merged = mergeBySteps(sides[0]!, sides[1]!, sides[2]!);
        for (const [key, rule] of contents(merged.practice))
          if (key.endsWith('/rule')) expect(sides.map((one) => contents(one).get(key))).toContain(rule);
      }),
      RUNS,
    );
  });

  it('is whole once every conflict is chosen, and the choices are what stands', () => {
    fc.assert(
      fc.property(longerPractice, edits, edits, (base, mine, others) => {
        const [ours, theirs] = [edited(base, mine), edited(base, others)];
        const first = mergeBySteps(base, ours, theirs);
        const choices = new Map(first.conflicts.map(({ key }) => [key, 'ours' as const]));
        const chosen = mergeBySteps(base, ours, theirs, choices);
        expect(chosen.conflicts).toEqual([]);
        for (const { key } of first.conflicts.filter(({ ours: own }) => own !== null))
          if (contents(ours).has(key))
            expect(contents(chosen.practice).get(key)).toBe(contents(ours).get(key));
      }),
      RUNS,
    );
  });
});

/** Keys of what `side` changed that is neither in the result nor named in a conflict. */
function lostOf(base: Practice, side: Practice, { practice, conflicts }: Merged): readonly string[] {
  const [was, is, now] = [base, side, practice].map(contents);
  const told = new Set(conflicts.map(({ key }) => key));
  return [...new Set([...was!.keys(), ...is!.keys()])].filter(
    (key) => was!.get(key) !== is!.get(key) && now!.get(key) !== is!.get(key) && !told.has(key),
  );
}

describe('an overlay', () => {
  const entry: fc.Arbitrary<Omit<OverlayEntry, 'step'>> = fc.record({
    level: fc.constantFrom('must', 'should', 'may', null),
    severity: fc.constantFrom(1, 2, 3, 4, null),
    check: fc.constantFrom('for each exhibit: after collect, require seal within 5 min', null),
    reason: fc.constant('Our own reason.'),
  });

  it('survives its base changing: each change of the agency still holds on the new text, or is told', () => {
    fc.assert(
      fc.property(longerPractice, fc.nat(5), entry, edits, (base, at, own, changes) => {
        const { id } = base.steps[at % base.steps.length]!;
        const current = edited(base, changes);
        const { entries, conflicts } = rebaseOverlay(base, [{ step: id, ...own }], current);
        const step = current.steps.find((one) => one.id === id);
        if (step === undefined) {
          expect(conflicts.map(({ about }) => about)).toEqual(['step-gone']);
          return;
        }
        const kept = entries[0];
        for (const name of ['level', 'severity'] as const)
          if (own[name] !== null) expect(kept?.[name] ?? step[name]).toBe(own[name]);
        if (own.check !== null) expect(kept?.check ?? printCheck(step.tree)).toBe(own.check);
        // What the agency leaves alone is the new text's.
        for (const name of ['level', 'severity', 'check'] as const)
          if (own[name] === null) expect(kept?.[name] ?? null).toBeNull();
      }),
      RUNS,
    );
  });

  it('leaves every other step as the new text has it', () => {
    const base = practices.find(({ steps, code }) => steps.length > 1 && code?.startsWith('F'))!;
    const [first, second] = base.steps;
    const current = edited(base, [{ step: 1, part: 'why.en', choice: 2 }]);
    const { entries, conflicts } = rebaseOverlay(
      base,
      [{ step: first!.id, level: null, severity: 1, check: null, reason: 'Ours.' }],
      current,
    );
    expect(conflicts).toEqual([]);
    const adapted = adaptPractice(current, overlayFile('aranya', base.id, entries));
    if ('errors' in adapted) throw new Error(JSON.stringify(adapted.errors));
    expect(adapted.loosens).toBe(first!.severity > 1);
    expect(adapted.practice.steps[0]?.severity).toBe(1);
    expect(adapted.practice.steps[1]).toEqual({
      ...second,
      why: { ...second!.why, en: 'Words of choice 2.' },
    });
  });

  it('tells that both changed the same part, and keeps what the agency said', () => {
    const base = practices.find(({ id }) => id === 'fresh-gloves')!;
    const own: OverlayEntry = {
      step: 'fresh-gloves',
      level: 'should',
      severity: null,
      check: null,
      reason: 'Ours.',
    };
    const current = edited(base, [{ step: 0, part: 'level', choice: 2 }]);
    expect(rebaseOverlay(base, [own], current)).toEqual({
      entries: [own],
      conflicts: [{ entry: own, about: 'level' }],
    });
  });
});

describe('a practice written as a file', () => {
  it('is read again as the same practice', () => {
    expect(practices.length).toBeGreaterThan(60);
    for (const practice of practices) {
      const parsed = parsePractice(writePractice(practice));
      if ('errors' in parsed) throw new Error(`${practice.id}: ${JSON.stringify(parsed.errors)}`);
      expect(plain(parsed.practice)).toBe(plain(practice));
    }
  });
  it('also after edits', () => {
    fc.assert(
      fc.property(anyPractice, edits, (base, changes) => {
        const changed = edited(base, changes);
        const parsed = parsePractice(writePractice(changed));
        expect('practice' in parsed && plain(parsed.practice)).toBe(plain(changed));
      }),
      { numRuns: 50 },
    );
  });
});
