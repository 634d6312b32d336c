import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portableHashing as hashing } from '@tracecraft/bytes';
import { readCatalogue } from '@tracecraft/phrases';
import { buildBundle } from '@tracecraft/record';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleCase } from '../../../vectors/record/sample-case.ts';

const root = new URL('../../../', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'tracecraft-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = await sampleCase();
const bytes = buildBundle(hashing, sample.bundle);
const file = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const whole = file('whole.bundle', bytes);
const main = fileURLToPath(new URL('apps/cli/src/main.ts', root));
const verify = (...args: string[]): { status: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
};

describe('tracecraft verify', () => {
  it('says the setting first, then that the signer is unknown, then three parts', () => {
    const { status, out } = verify(whole);
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^EXERCISE/);
    expect(lines[1]).toBe('Consistent; signer unknown.');
    expect(lines.filter((line) => ['Proven', 'Only claimed', 'Not covered'].includes(line))).toEqual([
      'Proven',
      'Only claimed',
      'Not covered',
    ]);
    expect(out).toContain('rests on a sign-in link: weak');
    expect(out).not.toMatch(/[a-z]+\.[a-z-]+\.[a-z-]+ *$/m);
  });

  it('trusts a key given as text, as a file, or in a policy; and nobody else', async () => {
    const { vkey } = sample.bundle;
    for (const trust of [
      vkey,
      file('key', `${vkey}\n`),
      file('policy', `# court\nlog ${vkey}\nquorum none\n`),
    ]) {
      const { status, out } = verify(whole, '--trust', trust);
      expect(status).toBe(0);
      expect(out).toContain('signed by a key you trust');
    }
    const forged = file('forged.bundle', buildBundle(hashing, (await sampleCase({ seed: 'forger' })).bundle));
    expect(verify(forged).status).toBe(0);
    const refused = verify(forged, '--trust', vkey);
    expect(refused.status).toBe(1);
    expect(refused.out).toContain('NOT signed as you asked');
  });

  it('answers in JSON with anchor, codes and text', () => {
    const report = JSON.parse(verify(whole, '--json').out) as {
      anchor: string;
      setting: string;
      proven: { code: string; text: string }[];
    };
    expect(report).toMatchObject({
      anchor: 'none',
      setting: 'exercise',
      verdict: 'consistent',
      holds: true,
      problems: [],
    });
    expect(report.proven.every(({ code, text }) => code !== '' && text.endsWith('.'))).toBe(true);
  });

  it('ends with 1 when a byte was changed, 2 when it is no whole bundle, and says which', () => {
    const changed = verify(file('changed.bundle', Buffer.from(bytes).fill(0x7a, 400, 401)));
    expect(changed.status).toBe(1);
    expect(changed.out).toContain('checksum');
    const cut = verify(file('cut.bundle', bytes.subarray(0, 900)), '--json');
    expect(cut.status).toBe(2);
    expect(JSON.parse(cut.out)).toMatchObject({
      verdict: 'unreadable',
      problems: [{ code: 'bundle.cut-short' }],
    });
    expect(verify(file('empty.bundle', '')).status).toBe(2);
    const none = verify(join(folder, 'none.bundle'));
    expect(none).toMatchObject({ status: 2, err: expect.stringContaining('none.bundle') });
    expect(verify(whole, '--trust', 'nonsense')).toMatchObject({
      status: 65,
      err: expect.stringContaining('nonsense'),
    });
  });

  it('shows examples and exit codes in its help', () => {
    const { status, out } = verify('--help');
    expect(status).toBe(0);
    expect(out).toMatch(/Examples:[\s\S]*--trust[\s\S]*Exit codes:/);
  });
});

describe('its words', () => {
  const phrases = readCatalogue(readFileSync(new URL('content/phrases/en/record.po', root), 'utf8'));
  const source = ['verify', 'bundle']
    .flatMap((room) => {
      const at = new URL(`packages/record/src/${room}/`, root);
      return readdirSync(at).map((name) => readFileSync(new URL(name, at), 'utf8'));
    })
    .join('\n');

  it('never promise what a record can’t', () => {
    for (const [id, text] of Object.entries(phrases))
      expect(text, id).not.toMatch(/authentic|complian|compliant|admissib/i);
  });

  it('exist for every problem and statement in the source, and for no other', () => {
    const codes = new Set(
      [...source.matchAll(/(?:problems\.add\(\s*|BundleError\(\s*|\| )'([a-z]+\.[a-z-]+)'/g)].map(
        ([, code]) => code!,
      ),
    );
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => !Object.hasOwn(phrases, `error.record.${code}`))).toEqual([]);
    const spoken = Object.keys(phrases).flatMap((id) => /^error\.record\.(.*\..*)$/.exec(id)?.[1] ?? []);
    expect(spoken.filter((code) => !codes.has(code) && code !== 'trust.malformed')).toEqual([]);
    const spec = readFileSync(new URL('docs/spec/record.md', root), 'utf8');
    expect([...codes].filter((code) => !spec.includes(`\`${code}\``))).toEqual([]);
  });
});
