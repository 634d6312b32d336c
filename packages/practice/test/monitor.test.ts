import { describe, expect, test } from 'vitest';
import {
  checkRecord,
  compilePractices,
  createMonitor,
  miniObject,
  miniRecord,
  MINI_DAY,
  naiveVerdicts,
  type CheckVerdict,
} from '@tracecraft/practice';
import { practiceOf } from './practice-of.ts';

const MIN = 60_000;
const at = (hours: number, minutes: number): number => MINI_DAY + (hours * 60 + minutes) * MIN;
const PHOTO = 'for each exhibit: before collect or move, require photograph with scale = yes';
const ISOLATE = 'for each device where power = on: after seize, require isolate-from-network within 5 min';
const RECOGNISED = '08:58 budi recognise X number 1 description thing kind drugs';

function only(sentence: string, text: string, closed = false): CheckVerdict {
  return checkRecord(compilePractices([practiceOf(sentence)]), miniRecord(text), { closed })[0]!;
}

describe('late entries', () => {
  test('written more than fifteen minutes later, it satisfies only as late', () => {
    const text = `${RECOGNISED}\n09:05 budi collect X\n09:00 budi photograph X view overall scale yes {recorded 09:15:01}`;
    expect(only(PHOTO, text)).toMatchObject({ verdict: 'satisfied', late: true });
  });

  test('within fifteen minutes the feed contradicts the claimed time: nobody can tell', () => {
    const text = `${RECOGNISED}\n09:05 budi collect X\n09:00 budi photograph X view overall scale yes {recorded 09:15}`;
    expect(only(PHOTO, text)).toMatchObject({ verdict: 'uncertain', late: false });
  });

  test('one entry on time is enough', () => {
    const text = `${RECOGNISED}\n09:01 budi photograph X view overall scale yes\n09:05 budi collect X\n09:00 budi photograph X view overall scale yes {recorded 10:00}`;
    expect(only(PHOTO, text)).toMatchObject({ verdict: 'satisfied', late: false });
  });
});

describe('order between devices', () => {
  const pair = (photo: string, collect: string): string =>
    `${RECOGNISED}\n09:00 mei photograph X view overall scale yes {${photo}}\n09:00:02 budi collect X {${collect}}`;

  test('overlapping clocks: uncertain', () =>
    expect(only(PHOTO, pair('on a, clock 5 s', 'on b, clock 5 s')).verdict).toBe('uncertain'));
  test('disjoint clocks: known', () => expect(only(PHOTO, pair('on a', 'on b')).verdict).toBe('satisfied'));
  test('disjoint clocks of different epochs: uncertain', () =>
    expect(only(PHOTO, pair('on a, epoch 1', 'on b')).verdict).toBe('uncertain'));
  test('a hash link decides whatever the clocks say', () =>
    expect(only(PHOTO, pair('on a, clock 5 s', 'on b, clock 5 s, sees 2')).verdict).toBe('satisfied'));
});

describe('a chain of doubtful links', () => {
  test('an act that arrives late and is surely after the activating one may still be a step before it', () => {
    // Line 2 is surely after line 3; yet nothing says whether the label (another epoch, written late) lies before either.
    const events = miniRecord(
      `${RECOGNISED}\n11:00 budi move X\n09:00 budi move X {recorded 11:00}\n10:40 budi label X label x {epoch 1, recorded 11:00}`,
    );
    const practices = [practiceOf('for each exhibit: in order: move; label; move')];
    const monitor = createMonitor(compilePractices(practices));
    monitor.add(events.filter((_, line) => line !== 2));
    expect(monitor.verdicts()[0]).toMatchObject({ verdict: 'violated' });
    monitor.add([events[2]!]);
    const [naive] = naiveVerdicts(practices, events, { closed: false });
    expect(naive).toMatchObject({ verdict: 'uncertain', activation: events[2]!.id });
    expect(monitor.verdicts()[0]).toMatchObject(naive!);
  });
});

describe('deadlines', () => {
  const text = `${RECOGNISED.replace('drugs', 'phone')}\n09:00 budi observe X power on\n09:02 budi seize X {clock 10 s}`;
  const fresh = (): ReturnType<typeof createMonitor> => {
    const monitor = createMonitor(compilePractices([practiceOf(ISOLATE)]));
    monitor.add(miniRecord(text));
    return monitor;
  };

  test('the clock alone turns pending into uncertain and then into violated', () => {
    const monitor = fresh();
    expect(monitor.verdicts()[0]).toMatchObject({ verdict: 'pending', deadline: at(9, 7) });
    expect([...monitor.tick(at(9, 6))]).toEqual([]);
    expect([...monitor.tick(at(9, 7) + 5_000)]).toMatchObject([{ verdict: 'uncertain' }]);
    expect([...monitor.tick(at(9, 7) + 10_000)]).toEqual([]);
    expect([...monitor.tick(at(9, 7) + 10_001)]).toMatchObject([{ verdict: 'violated' }]);
    expect([...monitor.tick(at(9, 1))], 'time does not run back').toEqual([]);
  });

  test('a late arrival from another device saves it, and says that it did', () => {
    const events = miniRecord(
      `${text}\n09:04 mei isolate-from-network X method faraday-bag {on other, sees 3}\n09:20 budi note text later`,
    );
    const monitor = createMonitor(compilePractices([practiceOf(ISOLATE)]));
    const isolation = events.at(-2)!;
    monitor.add(events.filter((event) => event !== isolation));
    monitor.tick(at(9, 30));
    expect(monitor.verdicts()[0]).toMatchObject({ verdict: 'violated', revisedBecauseOf: null });
    expect([...monitor.add([isolation])]).toMatchObject([{ verdict: 'holding' }]);
    expect([...monitor.close()]).toMatchObject([{ verdict: 'satisfied' }]);
  });

  test('what arrives before known acts of the object is named as the reason of the change', () => {
    const events = miniRecord(
      `${RECOGNISED}\n09:00 mei photograph X view overall scale yes {on other, sees 1}\n09:05 budi collect X`,
    );
    const monitor = createMonitor(compilePractices([practiceOf(PHOTO)]));
    const photo = events[2]!;
    monitor.add(events.filter((event) => event !== photo));
    expect(monitor.verdicts()[0]!.verdict).toBe('violated');
    expect([...monitor.add([photo])]).toMatchObject([{ verdict: 'satisfied', revisedBecauseOf: photo.id }]);
  });

  test('an unobserved device: nobody knows whether the check applies', () => {
    expect(
      only(ISOLATE, `${RECOGNISED.replace('drugs', 'phone')}\n09:02 budi seize X\n09:30 budi note text later`)
        .verdict,
    ).toBe('uncertain');
    expect(
      only(
        ISOLATE,
        `${RECOGNISED.replace('drugs', 'phone')}\n09:02 budi seize X\n09:03 budi isolate X method radio-off`,
      ).verdict,
    ).toBe('holding');
  });
});

describe('corrections, retractions, explanations, waivers', () => {
  const bad = `${RECOGNISED}\n09:00 budi photograph X view overall scale no\n09:05 budi collect X`;
  const events = miniRecord(bad);
  const photo = events[2]!.id;
  const x = miniObject(bad, 'X')!;
  const more = (line: string): CheckVerdict => {
    const monitor = createMonitor(compilePractices([practiceOf(PHOTO)]));
    monitor.add(events);
    expect(monitor.verdicts()[0]!.verdict).toBe('violated');
    monitor.add(miniRecord(`${bad}\n${line}`));
    const whole = only(PHOTO, `${bad}\n${line}`);
    const live = monitor.verdicts()[0]!;
    expect(live).toMatchObject({ verdict: whole.verdict, explained: whole.explained, waived: whole.waived });
    return live;
  };

  test('a corrected field counts', () => {
    expect(
      more(`09:10 budi correct target ${photo} path /fields/scale value yes reason "misread"`).verdict,
    ).toBe('satisfied');
  });

  test('a retracted act no longer counts', () => {
    const good = `${RECOGNISED}\n09:00 budi photograph X view overall scale yes\n09:05 budi collect X`;
    const id = miniRecord(good)[2]!.id;
    expect(only(PHOTO, `${good}\n09:10 budi retract target ${id} reason "other exhibit"`)).toMatchObject({
      verdict: 'violated',
    });
  });

  test('an explanation marks the departure and does not hide it', () => {
    const explained = more(`09:10 budi explain practice p step p object ${x} reason "wind"`);
    expect(explained.verdict).toBe('violated');
    expect(explained.explained).toMatch(/^[0-9a-f]{64}$/);
    expect(more('09:10 budi explain practice other reason "wind"').explained).toBeNull();
    expect(more('09:10 budi explain practice p object elsewhere reason "wind"').explained).toBeNull();
  });

  test('a waiver is a flag, needs a reason, and names practice and object', () => {
    expect(more('09:10 budi waive X practice p reason "casualty"')).toMatchObject({
      verdict: 'violated',
      waived: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(more('09:10 budi waive X practice p').waived).toBeNull();
    expect(more('09:10 budi waive X practice q reason "casualty"').waived).toBeNull();
  });

  test('an exhibit recognised by mistake leaves the verdicts when it is retracted', () => {
    const recognised = events[1]!.id;
    const monitor = createMonitor(compilePractices([practiceOf(PHOTO)]));
    monitor.add(miniRecord(RECOGNISED));
    expect(monitor.verdicts()).toHaveLength(1);
    expect([
      ...monitor.add(miniRecord(`${RECOGNISED}\n09:10 budi retract target ${recognised} reason "a shadow"`)),
    ]).toMatchObject([{ verdict: 'not-applicable' }]);
    expect(monitor.verdicts()).toEqual([]);
  });
});

describe('named folds', () => {
  const HOLDER = 'for each exhibit: whenever transfer, require from = current holder';
  const after = (...lines: string[]): string => only(HOLDER, [RECOGNISED, ...lines].join('\n')).verdict;

  test.each([
    ['nobody collected it', ['10:00 budi transfer X from budi to mei'], 'violated'],
    ['the collector gives', ['09:00 budi collect X', '10:00 budi transfer X from budi to mei'], 'holding'],
    [
      'the receiver gives on',
      [
        '09:00 budi collect X',
        '10:00 budi transfer X from budi to mei',
        '11:00 mei transfer X from mei to eka',
      ],
      'holding',
    ],
    [
      'the giver gives twice',
      [
        '09:00 budi collect X',
        '10:00 budi transfer X from budi to mei',
        '11:00 budi transfer X from budi to eka',
      ],
      'violated',
    ],
    [
      'a refused offer stays with the giver',
      [
        '09:00 budi collect X',
        '10:00 budi transfer X from budi to mei',
        '10:01 mei refuse X reason seal',
        '11:00 budi transfer X from budi to eka',
      ],
      'holding',
    ],
    [
      'accepted by another than was offered',
      [
        '09:00 budi collect X',
        '10:00 budi transfer X from budi to mei',
        '10:01 eka accept X',
        '11:00 eka transfer X from eka to mei',
      ],
      'holding',
    ],
    [
      'after an offer to nobody, nobody knows',
      ['09:00 budi collect X', '10:00 budi transfer X from budi', '11:00 mei transfer X from mei to eka'],
      'uncertain',
    ],
    ['giver not recorded', ['09:00 budi collect X', '10:00 budi transfer X to mei'], 'uncertain'],
  ])('%s', (_, lines, verdict) => expect(after(...lines)).toBe(verdict));

  test('`now` is the claimed interval of the activating act', () => {
    const now = 'for each search: before enter, require authority with valid-until ≥ now';
    const enter = (until: string, options = ''): string =>
      only(
        now,
        `08:00 budi authority kind warrant issuer court valid-until ${until}\n08:30 budi enter ${options}`,
      ).verdict;
    expect(enter('08:30')).toBe('holding');
    expect(enter('08:29')).toBe('violated');
    expect(enter('08:29:59', '{clock 5 s}')).toBe('uncertain');
  });
});

describe('basis and nearest miss', () => {
  test('a photograph attached is corroborated, a saying is declared, a machine’s word is measured', () => {
    expect(
      only(
        PHOTO,
        `${RECOGNISED}\n09:00 budi photograph X view overall scale yes {picture}\n09:05 budi collect X`,
      ).basis,
    ).toBe('corroborated');
    expect(
      only(PHOTO, `${RECOGNISED}\n09:00 budi photograph X view overall scale yes\n09:05 budi collect X`)
        .basis,
    ).toBe('declared');
    const hash =
      'for each image: after acquire, require hash with algorithm in (SHA-256, SHA-512) within 1 h';
    expect(
      only(hash, '10:00 farid acquire D I sha256 aa\n10:20 farid hash I algorithm SHA-256 value aa').basis,
    ).toBe('measured');
  });

  test('the act that failed fewest conditions, with what was found', () => {
    const text = `${RECOGNISED}\n09:00 budi photograph X view overall scale no\n09:05 budi collect X\n09:06 budi photograph X view overall scale no`;
    const miss = only(PHOTO, text).nearestMiss!;
    expect(miss).toEqual({
      event: miniRecord(text)[2]!.id,
      failed: [{ condition: 'scale = yes', found: 'no' }],
    });
    expect(only(PHOTO, `${RECOGNISED}\n09:05 budi collect X`).nearestMiss).toBeNull();
    const late = `${RECOGNISED.replace('drugs', 'phone')}\n09:00 budi observe X power on\n09:02 budi seize X\n09:14 budi isolate X method radio-off`;
    expect(only(ISOLATE, late).nearestMiss!.failed).toEqual([{ condition: 'within 5 min', found: '12 min' }]);
  });
});
