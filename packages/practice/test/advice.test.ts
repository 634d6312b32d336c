import { describe, expect, test } from 'vitest';
import {
  adviseFrom,
  checkRecord,
  compilePractices,
  miniObject,
  miniRecord,
  MINI_DAY,
  sayAdvice,
  type Advice,
} from '@tracecraft/practice';
import { productPractices } from './content.ts';
import { speak } from './speak.ts';

const compiled = compilePractices(productPractices());
const noon = MINI_DAY + 12 * 3_600_000;

function advice(
  text: string,
  options: { now?: number; inHand?: readonly string[]; dismissed?: ReadonlySet<string> } = {},
): readonly Advice[] {
  const { now = MINI_DAY, ...rest } = options;
  return adviseFrom(checkRecord(compiled, miniRecord(text), { closed: false, now }), {
    compiled,
    now,
    ...rest,
  });
}

const brief = (all: readonly Advice[]): string[] =>
  all.map(({ form, verdict }) => `${form} ${verdict.practice}`);
const PHONE = '08:58 dewi recognise D number 7 description phone kind phone\n09:00 dewi observe D power on';

describe('advice', () => {
  test('before anything is done: what to do ahead of the guarded acts', () => {
    const all = advice('08:58 budi recognise X number 1 description thing kind tool');
    expect(brief(all)).toContain('next photograph-before-moving');
    expect(all.find(({ verdict }) => verdict.practice === 'overall-mid-close')!.verdict.missing).toMatch(
      /^photograph with view = overall; /,
    );
    expect(brief(all)).toContain('next authority-before-entry');
    expect(brief(all).some((line) => line.startsWith('departure'))).toBe(false);
  });

  test('what is done is no longer advised; what is left of a sequence is', () => {
    const all = advice(
      '08:58 budi recognise X number 1 description thing kind tool\n09:00 budi photograph X view overall scale yes',
    );
    expect(brief(all)).not.toContain('next photograph-before-moving');
    expect(all.find(({ verdict }) => verdict.practice === 'overall-mid-close')!.verdict.missing).toBe(
      'photograph with view = mid-range; photograph with view = close-up',
    );
  });

  test('used gloves: change them before the next collection', () => {
    const gloves = (text: string): boolean =>
      advice(text).some(({ verdict }) => verdict.practice === 'fresh-gloves' && verdict.object.id === 'budi');
    expect(gloves('09:00 budi change-gloves')).toBe(false);
    expect(gloves('09:00 budi change-gloves\n09:01 budi collect X')).toBe(true);
    expect(gloves('09:00 budi change-gloves\n09:01 budi collect X\n09:02 budi change-gloves')).toBe(false);
  });

  test('a deadline near is at risk, first of all; passed, it is a departure that can still be put right', () => {
    const seized = `${PHONE}\n09:02 dewi seize D`;
    const at = (minutes: number): number => MINI_DAY + (9 * 60 + minutes) * 60_000;
    const find = (now: number): Advice =>
      advice(seized, { now }).find(({ verdict }) => verdict.practice === 'isolate-running-device')!;
    expect(find(at(3))).toMatchObject({ form: 'next', repairable: true });
    expect(find(at(6))).toMatchObject({ form: 'at-risk', repairable: true });
    expect(advice(seized, { now: at(6) })[0]!.verdict.practice).toMatch(/^isolate-/);
    expect(find(at(8))).toMatchObject({ form: 'departure', repairable: true });
    const done = advice(`${seized}\n09:20 dewi isolate D method radio-off`, { now: noon }).find(
      ({ verdict }) => verdict.practice === 'isolate-running-device',
    );
    expect(done).toMatchObject({ form: 'departure', repairable: false });
  });

  test('most severe and repairable first, each once, never again when dismissed or explained', () => {
    const text = `${PHONE}\n09:02 dewi seize D\n09:30 dewi power-off D`;
    const all = advice(text, { now: noon });
    const rank = all.map(({ verdict, repairable }) => -verdict.severity * 10 - Number(repairable));
    expect(rank).toEqual(rank.toSorted((a, b) => a - b));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(advice(text, { now: noon, dismissed: new Set(all.map(({ id }) => id)) })).toEqual([]);
    const explained = advice(
      `${text}\n09:40 dewi explain practice memory-before-power-off reason "battery failed"`,
      { now: noon },
    );
    expect(brief(explained)).not.toContain('departure memory-before-power-off');
    expect(brief(all)).toContain('departure memory-before-power-off');
  });

  test('only for what is in hand, when that is known', () => {
    const text =
      '08:58 budi recognise X number 1 description thing kind tool\n08:59 budi recognise Y number 2 description thing kind tool';
    const y = miniObject(text, 'Y')!;
    expect(new Set(advice(text, { inHand: [y] }).map(({ verdict }) => verdict.object.id))).toEqual(
      new Set([y]),
    );
  });

  test('is one sentence in the reader’s language', () => {
    const all = advice('08:58 budi recognise X number 1 description thing kind tool');
    const photo = all.find(({ verdict }) => verdict.practice === 'photograph-before-moving')!;
    const practice = compiled.practices.find(({ id }) => id === 'photograph-before-moving')!;
    expect(sayAdvice(photo, practice, speak('en'))).toBe('Next: photograph it with a scale.');
    const sequence = all.find(({ verdict }) => verdict.practice === 'overall-mid-close')!;
    const steps = compiled.practices.find(({ id }) => id === 'overall-mid-close')!;
    expect(sayAdvice(sequence, steps, speak('en'))).toBe('Next: photograph it as an overall view.');
    expect(sayAdvice(photo, practice, speak('vi'))).toBe('Tiếp theo: chụp ảnh có thước tỉ lệ.');
    expect(sayAdvice(photo, practice, speak('ko'))).toBe('다음: 축척자를 놓은 사진 촬영.');
  });
});
