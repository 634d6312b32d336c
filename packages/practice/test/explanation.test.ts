import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  explainVerdict,
  miniRecord,
  sayExplanation,
  sayNearestMiss,
  type CheckVerdict,
  type Explanation,
} from '@tracecraft/practice';
import { productPractices } from './content.ts';
import { speak } from './speak.ts';

const practices = productPractices();
const RECOGNISED = '08:58 budi recognise X number 1 description thing kind drugs';

function explain(
  id: string,
  text: string,
  options: {
    language?: string;
    country?: string | null;
    closed?: boolean;
    pick?: (one: CheckVerdict) => boolean;
  } = {},
): Explanation {
  const practice = practices.find((one) => one.id === id)!;
  const events = miniRecord(text);
  const verdicts = checkRecord(compilePractices([practice]), events, { closed: options.closed ?? true });
  const verdict = verdicts.find(options.pick ?? (({ activation }) => activation !== null)) ?? verdicts[0]!;
  return explainVerdict(verdict, {
    events,
    practice,
    phrases: speak(options.language ?? 'en'),
    country: options.country ?? null,
  });
}

const roles = (explanation: Explanation): string[] => [...new Set(explanation.parts.map(({ role }) => role))];
const part = (
  explanation: Explanation,
  role: string,
): { phrase: string; params: Readonly<Record<string, string | number>>; events: readonly string[] } =>
  explanation.parts.find((one) => one.role === role)!;

describe('explanations', () => {
  const bad = `${RECOGNISED}\n09:00 budi photograph X view overall scale no\n09:05 budi collect X`;

  test('a departure says what asked for it, what lacked, the nearest miss, the order, the remedy, why and the risk', () => {
    const found = explain('photograph-before-moving', bad);
    expect(roles(found)).toEqual([
      'headline',
      'activation',
      'missing',
      'since',
      'nearest-miss',
      'order',
      'basis',
      'remedy',
      'why',
      'risk',
    ]);
    expect(part(found, 'activation').params).toEqual({
      act: 'collecting it',
      time: '09:05',
      officer: 'budi',
    });
    expect(part(found, 'missing').params).toEqual({ missing: 'photograph it with a scale' });
    const failed = found.parts.filter(({ role }) => role === 'nearest-miss')[1]!;
    expect(failed.params).toEqual({ condition: 'a scale is in the picture', found: 'no' });
    expect(part(found, 'order').phrase).toBe('practice.explain.order.same-device');
  });

  test('the nearest miss alone, as a card shows it', () => {
    const { verdict } = explain('photograph-before-moving', bad);
    const { tree } = practices.find(({ id }) => id === 'photograph-before-moving')!.steps[0]!;
    expect(sayNearestMiss(verdict.nearestMiss!, tree, speak('en'))).toBe(
      'Needed: a scale is in the picture. On record: no.',
    );
    const alone = { ...verdict.nearestMiss!, failed: [{ condition: 'scale = yes', found: null }] };
    expect(sayNearestMiss(alone, tree, speak('en'))).toBe(
      'Needed: a scale is in the picture. Nothing is on record.',
    );
    const late = {
      ...verdict.nearestMiss!,
      failed: [{ condition: 'before collect or move', found: 'after' }],
    };
    expect(sayNearestMiss(late, tree, speak('en'))).toBe(
      'Needed: before collecting it or moving it. On record: after.',
    );
  });

  test('every event it speaks of is in the record', () => {
    const ids = new Set(miniRecord(bad).map(({ id }) => id));
    const named = explain('photograph-before-moving', bad).parts.flatMap(({ events }) => events);
    expect(named.length).toBeGreaterThan(3);
    for (const id of named) expect(ids).toContain(id);
  });

  test('what is still missing of two acts', () => {
    const found = explain(
      'seal-and-label',
      `${RECOGNISED}\n09:05 budi collect X\n09:10 budi seal X seal-number S1`,
      { closed: false },
    );
    expect(part(found, 'headline').phrase).toBe('practice.explain.headline.pending');
    expect(part(found, 'missing').params).toEqual({ missing: 'label it' });
    expect(part(found, 'remedy').phrase).toBe('practice.explain.remedy.do');
  });

  test('uncertain asks for what nobody recorded', () => {
    const found = explain(
      'breathable-container',
      '08:58 budi recognise X number 3 description tape kind tape\n09:06 budi package X container plastic-bag',
    );
    expect(part(found, 'uncertain').params).toEqual({ condition: 'the material is biological' });
    expect(part(found, 'remedy').phrase).toBe('practice.explain.remedy.record');
  });

  test('uncertain order says by how much the clocks may differ', () => {
    const found = explain(
      'photograph-before-moving',
      `${RECOGNISED}\n09:00 mei photograph X view overall scale yes {on a, clock 5 s}\n09:00:02 budi collect X {on b, clock 7 s}`,
    );
    expect(part(found, 'order')).toMatchObject({
      phrase: 'practice.explain.order.clocks-overlap',
      params: { seconds: '12' },
    });
  });

  test('late entries, explanations and waivers are said', () => {
    expect(
      roles(
        explain(
          'photograph-before-moving',
          `${RECOGNISED}\n09:05 budi collect X\n09:00 budi photograph X view overall scale yes {recorded 10:00}`,
        ),
      ),
    ).toContain('late');
    const explained = explain(
      'photograph-before-moving',
      `${bad}\n09:09 budi explain practice photograph-before-moving reason "wind rose"\n09:10 budi waive X practice photograph-before-moving reason "casualty"`,
    );
    expect(part(explained, 'explained').params).toEqual({ reason: 'wind rose' });
    expect(part(explained, 'waived').params).toEqual({ reason: 'casualty' });
    expect(roles(explained)).not.toContain('remedy');
  });

  test('law is that in force on the day of the act', () => {
    const text = '08:00 budi enter purpose search';
    const practice = practices.find((one) => one.id === 'authority-before-entry')!;
    const [step] = practice.steps;
    const row = { ...step!.law[0]!, country: 'TH' };
    const told = (validFrom: string | null, validTo: string | null) => {
      const dated = { ...practice, steps: [{ ...step!, law: [{ ...row, validFrom, validTo }] }] };
      const events = miniRecord(text);
      const [verdict] = checkRecord(compilePractices([dated]), events, { closed: true });
      return explainVerdict(verdict!, { events, practice: dated, phrases: speak('en'), country: 'TH' });
    };
    // Mini-records are of 2 March 2026.
    for (const [from, to, rows] of [
      [null, null, 1],
      ['2026-03-02', '2026-03-02', 1],
      ['2026-03-03', null, 0],
      [null, '2026-03-01', 0],
    ] as const)
      expect(told(from, to).law, `${from} ${to}`).toMatchObject({ none: false, notThen: rows === 0 });
    expect(sayExplanation(told('2026-03-03', null), speak('en'))).toContain('not in force on the day');
  });

  test('law is that of the reader’s country, never without its review state', () => {
    const text = '08:00 chanda authority kind warrant issuer court valid-until 08:15\n08:30 budi enter';
    const thai = explain('authority-before-entry', text, { country: 'TH' });
    expect(thai.law.rows.map(({ country }) => country)).toEqual(['TH']);
    expect(sayExplanation(thai, speak('en'))).toMatch(/Law TH: .*not yet reviewed by the national authority/);
    const none = explain('photograph-before-moving', bad, { country: 'TH' });
    expect(none.law).toMatchObject({ rows: [], none: true });
    expect(sayExplanation(none, speak('en'))).toMatch(/Law TH: no basis found; not yet reviewed/);
    expect(
      sayExplanation(explain('photograph-before-moving', bad, { country: 'JP' }), speak('en')),
    ).toContain('Law JP: not looked at yet.');
    expect(sayExplanation(explain('photograph-before-moving', bad), speak('en'))).not.toMatch(/^Law /m);
  });

  test('drafts are marked, English is not', () => {
    const marked = explain('photograph-before-moving', bad, { language: 'ko' });
    expect(marked.draft).toBe(true);
    expect(sayExplanation(marked, speak('ko'))).toContain('검토되지 않은 기계 초안');
    expect(explain('photograph-before-moving', bad).draft).toBe(false);
  });

  test('no phrase of any bad example is missing in any language', () => {
    for (const language of ['en', 'vi', 'ko'])
      for (const practice of practices)
        for (const example of practice.steps[0]!.examples) {
          const events = miniRecord(example.record);
          for (const verdict of checkRecord(compilePractices([practice]), events, { closed: false }))
            expect(
              sayExplanation(
                explainVerdict(verdict, { events, practice, phrases: speak(language), country: 'KR' }),
                speak(language),
              ),
            ).not.toMatch(/practice\.[a-z]+\.|undefined|NaN/);
        }
  });

  test('the wrong practice is refused', () => {
    const events = miniRecord(bad);
    const [right, wrong] = ['photograph-before-moving', 'overall-mid-close'].map((id) =>
      practices.find((practice) => practice.id === id),
    );
    const [verdict] = checkRecord(compilePractices([right!]), events, { closed: true });
    expect(() =>
      explainVerdict(verdict!, { events, practice: wrong!, phrases: speak('en'), country: null }),
    ).toThrow(RangeError);
  });
});
