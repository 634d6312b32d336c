import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const practices = join(root, 'content/practices');
const gloves = join(practices, 'fresh-gloves.practice.md');
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-practice-'));
const bundle = join(folder, 'hurried.bundle');
const SLOW = { timeout: 180_000 };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function tracecraft(...args: readonly string[]): Ended {
  const main = join(root, 'apps/cli/src/main.ts');
  const options = { cwd: folder, encoding: 'utf8', input: '' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
  return { status, out: stdout, err: stderr };
}

const practice = (...args: readonly string[]): Ended => tracecraft('practice', ...args);

/** A file below the test folder with the text of the practice on gloves, changed. */
function changed(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(gloves, 'utf8')));
  return path;
}

describe('tracecraft practice test', SLOW, () => {
  test('runs the examples of the shared practices and counts them', () => {
    const { status, out } = practice('test');
    const [, files, examples] =
      /^(\d+) practices, \d+ steps, (\d+) examples: \2 as expected, 0 not\.$/m.exec(out) ?? [];
    expect(status).toBe(0);
    expect(Number(files)).toBeGreaterThan(60);
    expect(Number(examples)).toBeGreaterThan(200);
  });

  test('names the example that gets another verdict; exit 1', () => {
    const file = changed('swapped.practice.md', (text) => text.replace('outcome: bad', 'outcome: ok'));
    const both = changed('both.practice.md', (text) =>
      text.replace('require a new change-gloves', 'require a new photograph'),
    );
    expect(practice('test', file).status).toBe(65);
    const { status, out } = practice('test', both);
    expect(status).toBe(1);
    expect(out).toMatch(
      /both\.practice\.md:\d+: fresh-gloves\/fresh-gloves, “.+”: expected Satisfied, found Departure\./,
    );
  });

  test('a folder with nothing in it is no success; nor is one that is not there', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect(practice('test', 'empty')).toMatchObject({
      status: 66,
      err: 'No practice file was found in empty.\n',
    });
    expect(practice('test', 'nowhere')).toMatchObject({
      status: 66,
      err: 'There is no file or folder nowhere.\n',
    });
  });

  test('ten megabytes, an alias and a misspelt act are refused with their place; exit 65', () => {
    writeFileSync(join(folder, 'huge.practice.md'), 'x'.repeat(10_000_000));
    const began = process.hrtime.bigint();
    const huge = practice('test', 'huge.practice.md');
    expect(huge.status).toBe(65);
    expect(huge.out).toContain('huge.practice.md:1:1 error: The file is longer than 65536 characters.');
    expect(Number(process.hrtime.bigint() - began) / 1e9).toBeLessThan(30);
    changed('alias.practice.md', (text) => text.replace('version:', 'x: &a [y]\nz: *a\nversion:'));
    expect(practice('test', 'alias.practice.md')).toMatchObject({ status: 65 });
    changed('misspelt.practice.md', (text) => text.replace('new change-gloves', 'new change-glove'));
    expect(practice('test', 'misspelt.practice.md').out).toMatch(
      /misspelt\.practice\.md:\d+:\d+ error: “change-glove” is no act\. Nearest: “change-gloves”\./,
    );
  });
});

describe('tracecraft practice lint', SLOW, () => {
  test('two steps that contradict each other, with a record; in the reader’s language', () => {
    const file = changed('both-ways.practice.md', (text) => {
      const [head, steps = ''] = text.split('\nsteps:\n');
      const [first = '', prose = ''] = steps.split('\n---\n');
      const second = first
        .replace('- id: fresh-gloves', '- id: never-gloves')
        .replace(/check: '.*'/, `check: 'for each officer: never change-gloves'`);
      return `${head}\nsteps:\n${first}\n${second}\n---\n${prose}`;
    });
    const { status, out } = practice('lint', file, '--lang', 'vi');
    expect(status).toBe(1);
    expect(out).toMatch(
      /both-ways\.practice\.md:\d+:\d+ lỗi: Không thể giữ .*\(contradictory\)\n {4}09:00 budi change-gloves/,
    );
    expect(out).toMatch(/1 practice, 2 steps, 0 profiles: \d+ errors?/);
  });

  test('a profile that loosens without a reason, at its entry; a protected practice whatever the reason', () => {
    const profile = (id: string, step: string, reason: string): string => {
      const path = join(folder, `${id}.profile.md`);
      writeFileSync(
        path,
        `---\nid: ${id}\nversion: 0.1.0\ncountry: KR\nstatus: worked-out\npublisher: test\ntitle: { en: "T" }\ndrop:\n  - practice: ${step}${reason}\n---\n## en\nWords.\n`,
      );
      return path;
    };
    const plain = practice('lint', profile('plain', 'fresh-gloves', ''));
    expect(plain.status).toBe(1);
    expect(plain.out).toMatch(
      /plain\.profile\.md:9:15 error: “fresh-gloves\/fresh-gloves” becomes looser and no reason/,
    );
    const guarded = profile('guarded', 'authority-before-entry', '\n    reason: { en: "No time." }');
    expect(practice('lint', guarded).out).toMatch(/protects people \(A5\); no profile may loosen or drop it/);
  });

  test('a deadline below the clock error is a warning; --deny warning makes it a no', () => {
    const file = changed('quick.practice.md', (text) =>
      text.replace(
        /check: '.*'/,
        `check: 'for each officer: before collect, require change-gloves within 20 s'`,
      ),
    );
    const { out } = practice('lint', file, '--json', '--no-contradictions');
    const { findings } = JSON.parse(out) as { findings: { code: string; severity: string; text: string }[] };
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'deadline-below-clock',
        severity: 'warning',
        line: expect.any(Number),
      }),
    );
    const calm = practice('lint', file, '--json', '--no-contradictions', '--clock-error', '5').out;
    expect(calm).not.toContain('deadline-below-clock');
    expect(practice('lint', gloves, '--languages', 'en,th', '--deny', 'note').status).toBe(1);
    expect(practice('lint', gloves).status).toBe(0);
  });
});

describe('tracecraft practice ask', SLOW, () => {
  const sentence = 'for each officer: before each collect, require a new change-gloves';

  test('answers for the sentence written; for another, it is named; exit 0 and 1', () => {
    const { out } = practice('ask', '--check', sentence, '--json');
    const asked = JSON.parse(out) as {
      questions: { right: boolean }[];
      meanings: { id: string; right: boolean[] }[];
    };
    const answers = (id: string): string =>
      asked.meanings
        .find((one) => one.id === id)!
        .right.map((right) => (right ? 'yes' : 'no'))
        .join(',');
    expect(asked.questions.length).toBeGreaterThanOrEqual(3);
    const own = practice('ask', '--check', sentence, '--answers', answers('as-written'));
    expect(own).toMatchObject({ status: 0 });
    expect(own.out).toContain('Your answers fit the sentence as it is written.');
    const other = practice('ask', gloves, '--answers', answers('once-is-enough'));
    expect(other.status).toBe(1);
    expect(other.out).toContain('for each officer: before collect, require change-gloves\n');
  });

  test('what cannot be asked says why', () => {
    expect(practice('ask', gloves)).toMatchObject({ status: 64, err: expect.stringContaining('--answers') });
    expect(practice('ask', `${gloves}#nothing`)).toMatchObject({ status: 66 });
    expect(practice('ask', '--check', sentence, '--answers', 'maybe')).toMatchObject({ status: 64 });
    expect(practice('ask', '--check', sentence.replace('collect', 'colect'))).toMatchObject({
      status: 65,
      err: `1:31: “colect” is no act. Nearest: “collect”.\n${sentence.replace('collect', 'colect')}\n${' '.repeat(30)}^^^^^^\n`,
    });
  });
});

describe('tracecraft practice format and print', SLOW, () => {
  test('writes the canonical form once; --check writes nothing', () => {
    const file = changed('loose.practice.md', (text) => text.replace('require a new', 'require  a  new'));
    const before = readFileSync(file, 'utf8');
    expect(practice('format', '--check', file)).toMatchObject({
      status: 1,
      out: expect.stringContaining('1 to change'),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(practice('format', file)).toMatchObject({ status: 0 });
    expect(practice('format', '--check', file)).toMatchObject({ status: 0 });
    expect(practice('test', file).status).toBe(0);
  });

  test('one wrong file leaves all as they were', () => {
    mkdirSync(join(folder, 'mixed'), { recursive: true });
    copyFileSync(gloves, join(folder, 'mixed/a.practice.md'));
    const loose = changed('mixed/b.practice.md', (text) => text.replace('require a new', 'require  a  new'));
    changed('mixed/c.practice.md', (text) => text.replace('steps:', 'step:'));
    const before = readFileSync(loose, 'utf8');
    expect(practice('format', 'mixed')).toMatchObject({ status: 65 });
    expect(readFileSync(loose, 'utf8')).toBe(before);
  });

  test('prints a page in another language, marked as a draft', () => {
    const { status, out } = practice('print', gloves, '--language', 'ko');
    expect(status).toBe(0);
    expect(out).toContain('(기계 초안, 검토되지 않음)');
    expect(out).toContain('이유: ');
    expect(out).toContain('    09:00 budi change-gloves');
  });
});

describe('on a record', SLOW, () => {
  beforeAll(() => {
    const acts = join(root, 'content/exercises/blue-tape/plays/hurried.acts');
    expect(tracecraft('play', 'blue-tape', acts, '--out', bundle).status).toBe(0);
  }, 180_000);

  test('diff: words, meaning, a record each way, and the verdicts that change', () => {
    const weaker = changed('weaker.practice.md', (text) =>
      text.replace(
        'before each collect, require a new change-gloves',
        'before collect, require change-gloves',
      ),
    );
    const { status, out } = practice('diff', gloves, weaker, '--record', bundle);
    expect(status).toBe(1);
    expect(out).toContain('before [-each-] collect, require [-a new-] change-gloves');
    expect(out).toContain('looser');
    expect(out).toContain('Departed only before the change:\n        09:00 budi change-gloves\n');
    expect(out).toMatch(/hurried\.bundle: fresh-gloves\/fresh-gloves, Linh Tran: Departure → Satisfied/);
    expect(practice('diff', gloves, gloves, '--record', bundle)).toMatchObject({
      status: 0,
      out: 'Nothing changed.\n\nNo verdict changes on these records.\n',
    });
  });

  interface Report {
    readonly profile: { readonly id: string; readonly changes: readonly { kind: string }[] } | null;
    readonly practices: readonly { readonly id: string }[];
    readonly departures: readonly { practice: string; step: string; object: { id: string } }[];
    readonly verdicts: readonly Readonly<Record<string, unknown>>[];
  }
  const check = (...args: readonly string[]): Report =>
    JSON.parse(tracecraft('check', bundle, '--json', ...args).out) as Report;

  test('check --only judges each departure again alone and finds the same', () => {
    const { departures, verdicts } = check();
    expect(departures.length).toBeGreaterThan(5);
    for (const { practice: id, step, object } of departures.slice(0, 4)) {
      const alone = check('--only', `${id}/${step}@${object.id.slice(0, 12)}`);
      expect(alone.practices.map((one) => one.id)).toEqual([id]);
      const same = verdicts.filter(
        (one) =>
          one['practice'] === id &&
          one['step'] === step &&
          (one['object'] as { id: string }).id === object.id,
      );
      expect(alone.verdicts).toEqual(same);
    }
    expect(tracecraft('check', bundle, '--only', 'fresh-gloves')).toMatchObject({ status: 64 });
    expect(tracecraft('check', bundle, '--only', 'fresh-gloves/other')).toMatchObject({ status: 66 });
  });

  test('check --json names Declare’s templates', () => {
    const { verdicts } = check();
    const declared = new Map(verdicts.map(({ form, declare }) => [form, declare]));
    expect(declared.get('alternate-precedence')).toBe('Alternate Precedence');
    expect(declared.get('same-event')).toBe(null);
  });

  test('check --profile lays an overlay over the practices in force and changes nothing else', () => {
    const plain = check();
    const overlaid = check('--profile', 'kr');
    expect(overlaid.profile?.id).toBe('kr');
    const added = overlaid.profile!.changes.filter(({ kind }) => kind === 'added');
    expect(added.length).toBeGreaterThan(3);
    const key = (one: Readonly<Record<string, unknown>>): string =>
      JSON.stringify([one['practice'], one['step'], one['object'], one['verdict']]);
    const own = new Set(overlaid.verdicts.map(key));
    for (const verdict of plain.verdicts) expect(own).toContain(key(verdict));
    expect(overlaid.departures.length).toBeGreaterThan(plain.departures.length);
    expect(tracecraft('check', bundle, '--profile', 'zz')).toMatchObject({ status: 66 });
  });

  test('check --profile with a file that loosens without a reason is refused', () => {
    const path = join(folder, 'loose.profile.md');
    writeFileSync(
      path,
      '---\nid: loose\nversion: 0.1.0\ncountry: VN\nstatus: worked-out\npublisher: test\ntitle: { en: "T" }\nmodify:\n  - practice: fresh-gloves\n    step: fresh-gloves\n    level: may\n---\n## en\nWords.\n',
    );
    const { status, err } = tracecraft('check', bundle, '--profile', path);
    expect(status).toBe(65);
    expect(err).toContain(
      'loose.profile.md:9:15: “fresh-gloves/fresh-gloves” becomes looser and no reason is given.',
    );
  });
});

test('every practice command explains itself with examples and exit codes', SLOW, () => {
  for (const name of ['test', 'lint', 'ask', 'diff', 'print', 'format']) {
    const { status, out } = practice(name, '--help');
    expect(status).toBe(0);
    expect(out, name).toMatch(/Examples:\n {2}tracecraft practice /);
    expect(out, name).toContain('Exit codes:');
  }
});
