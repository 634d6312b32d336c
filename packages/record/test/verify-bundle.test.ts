import { webcrypto } from 'node:crypto';
import { fromBase64, portableHashing as hashing, toBase64, toHex, toUtf8 } from '@tracecraft/bytes';
import {
  buildBundle,
  openBundle,
  readTrust,
  redactEntry,
  verifyBundle,
  webCryptoKeys,
  writeEntry,
  type Bundle,
  type Entry,
  type VerifyReport,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import {
  bundleOf,
  bytesOf,
  sampleCase,
  SampleDevice,
  SAMPLE_STREAM,
  seededSigner,
} from '../../../vectors/record/sample-case.ts';

const { verify } = webCryptoKeys(webcrypto.subtle, hashing);
const sample = await sampleCase({ heads: 1 });
const bytes = buildBundle(hashing, sample.bundle);
const trust = readTrust(hashing, sample.bundle.vkey);
const check = (bundle: Bundle | Uint8Array, trusted: typeof trust | null = null): Promise<VerifyReport> =>
  verifyBundle(
    bundle instanceof Uint8Array ? bundle : buildBundle(hashing, bundle),
    { hashing, verify },
    { trust: trusted },
  );
const codes = (report: VerifyReport): string[] => report.problems.map(({ code }) => code);

describe('verify', () => {
  it('finds a whole bundle consistent, and says that the signer is unknown until somebody is trusted', async () => {
    const report = await check(bytes);
    expect(codes(report)).toEqual([]);
    expect(report).toMatchObject({
      holds: true,
      verdict: 'consistent',
      anchor: 'none',
      setting: 'exercise',
      events: 4,
      stream: SAMPLE_STREAM,
    });
    expect(report.signer).toEqual({
      name: sample.agencyName,
      fingerprint: toHex(hashing.sha256(sample.agency.publicKey.bytes)),
    });
    expect(report.notCovered.map(({ code }) => code)).toContain('signer-unknown');
    const trusted = await check(bytes, trust);
    expect(trusted).toMatchObject({ holds: true, anchor: 'trusted' });
    expect(trusted.notCovered.map(({ code }) => code)).not.toContain('signer-unknown');
  });

  it('is built to the same bytes again from what was opened', () => {
    expect(Buffer.compare(buildBundle(hashing, openBundle(bytes)), bytes)).toBe(0);
  });

  it('says weak identity, late entries and missing witnesses', async () => {
    const { claimed, notCovered } = await check(bytes);
    expect(claimed).toContainEqual({
      code: 'identity-sign-in-link',
      params: { name: 'Mali Sornchai', agency: 'Sample Agency' },
    });
    expect(claimed).toContainEqual({ code: 'late-entries', params: { count: 1 } });
    expect(notCovered.map(({ code }) => code)).toContain('no-witness');
  });

  it('says thirty acts in forty seconds', async () => {
    const fast = await sampleCase({ more: 34 });
    const { claimed } = await check(buildBundle(hashing, fast.bundle));
    expect(claimed).toContainEqual({
      code: 'burst',
      params: { name: 'Mali Sornchai', count: 32, seconds: 40 },
    });
    const slow = await check((await sampleCase({ more: 20 })).bundle);
    expect(slow.claimed.map(({ code }) => code)).not.toContain('burst');
  });
});

describe('forgery', () => {
  it('re-signed whole with fresh keys is consistent, and fails under trust', async () => {
    const forged = await sampleCase({ seed: 'forger' });
    expect(await check(forged.bundle)).toMatchObject({ holds: true, anchor: 'none' });
    const report = await check(forged.bundle, trust);
    expect(report).toMatchObject({ holds: false, anchor: 'not-trusted' });
    expect(codes(report)).toEqual(['trust.signer']);
  });

  it('fresh keys under the trusted name fail too', async () => {
    const { entries, keys } = sample.bundle;
    const impostor = seededSigner('impostor');
    const bundle = {
      ...(await bundleOf(impostor, sample.agencyName, entries as Entry[], keys)),
      blobs: sample.bundle.blobs,
    };
    const report = await check(bundle, trust);
    expect(report.holds).toBe(false);
    expect(codes(report)).toEqual(expect.arrayContaining(['key.signature', 'trust.signer']));
  });

  const [opened, recognised, photographed, note] = sample.bundle.entries as readonly [
    Entry,
    Entry,
    Entry,
    Entry,
  ];
  const cut: readonly (readonly [name: string, entries: readonly Entry[], found: string])[] = [
    ['an event removed from the middle of a feed', [opened, recognised, note], 'log.heads'],
    ['the last event removed', [opened, recognised, photographed], 'log.heads'],
    ['two events swapped', [opened, photographed, recognised, note], 'feed.hole'],
    ['an event doubled', [opened, recognised, photographed, photographed, note], 'feed.fork'],
  ];
  it.each(cut)('%s is found', async (_, entries, found) => {
    const report = await check({ ...sample.bundle, entries });
    expect(report).toMatchObject({ holds: false, verdict: 'inconsistent' });
    expect(codes(report)).toContain(found);
  });

  it('a tail cut and logged again by the agency itself shows as another head, not as the same case', async () => {
    const shorter = await bundleOf(
      sample.agency,
      sample.agencyName,
      [opened, recognised, photographed],
      sample.bundle.keys,
    );
    const report = await check({
      ...sample.bundle,
      entries: [opened, recognised, photographed],
      log: shorter.log,
    });
    expect(codes(report)).toContain('log.inclusion');
  });

  it('a changed field, salt secret, signature or person is named by its line', async () => {
    const change = async (line: number, to: (entry: Entry) => Entry): Promise<string[]> => {
      const entries = sample.bundle.entries.map((entry, i) => (i === line - 1 ? to(entry as Entry) : entry));
      const { problems } = await check({ ...sample.bundle, entries });
      return problems.filter(({ params }) => params['line'] === line).map(({ code }) => code);
    };
    expect(
      await change(4, (e) => ({ ...e, body: { ...e.body, fields: { text: 'Rain never stopped.' } } })),
    ).toEqual(['event.commitment']);
    expect(await change(3, (e) => ({ ...e, secret: toBase64(bytesOf('another')) }))).toEqual([
      'event.commitment',
    ]);
    expect(
      await change(2, (e) => ({ ...e, signature: toBase64(fromBase64(e.signature).with(0, 7)) })),
    ).toEqual(['event.signature']);
    expect(await change(2, (e) => ({ ...e, body: { ...e.body, performer: 'officer-2' } }))).toEqual(
      expect.arrayContaining(['event.commitment', 'event.performer']),
    );
  });

  it('an attachment swapped, left out or smuggled in is found', async () => {
    const [[sha256, blob]] = [...sample.bundle.blobs] as [[string, Uint8Array]];
    const swapped = await check({ ...sample.bundle, blobs: new Map([[sha256, blob.with(0, 1)]]) });
    expect(codes(swapped)).toEqual(['blob.digest']);
    expect(codes(await check({ ...sample.bundle, blobs: new Map() }))).toEqual(['blob.missing']);
    const extra = toUtf8('extra');
    const more = new Map([...sample.bundle.blobs, [toHex(hashing.sha256(extra)), extra] as const]);
    expect(codes(await check({ ...sample.bundle, blobs: more }))).toEqual(['blob.unused']);
  });

  it('an officer whose key nobody enrolled, and an enrolment signed by somebody else, are found', async () => {
    expect(codes(await check({ ...sample.bundle, keys: sample.bundle.keys.slice(1) }))).toEqual(
      expect.arrayContaining(['event.key']),
    );
    const stranger = new SampleDevice('agency', 'ed25519', 'stranger');
    const [first, second] = sample.bundle.keys as readonly [Entry, Entry];
    const resigned = await writeEntry(hashing, stranger.signer, {
      kind: 'key.enrolled',
      stream: first.header.stream,
      body: first.body,
      hlc: first.header.hlc,
      seen: null,
      previous: null,
      secret: fromBase64(first.secret),
    });
    expect(codes(await check({ ...sample.bundle, keys: [resigned, second] }))).toContain('key.signature');
  });

  it('a case that was never opened, or opened again with another setting, is not one case', async () => {
    const device = sample.devices[0]!;
    const openedAgain = async (setting: string): Promise<string[]> => {
      const again = await new SampleDevice(device.person, 'ed25519', 'sample officer 1').write(
        SAMPLE_STREAM,
        'case.opened',
        { fields: { setting, title: 'Other' } },
        Date.UTC(2026, 10, 23, 2),
      );
      const twice = [opened, again];
      return codes(
        await check({
          ...(await bundleOf(sample.agency, sample.agencyName, twice, sample.bundle.keys)),
          blobs: new Map(),
        }),
      );
    };
    expect(await openedAgain('duty')).toEqual(['case.setting-changed']);
    expect(await openedAgain(String(opened.body.fields['setting']))).toEqual([]);
    const none = {
      ...(await bundleOf(sample.agency, sample.agencyName, [{ ...note }], sample.bundle.keys)),
      blobs: new Map(),
    };
    expect(codes(await check(none))).toContain('case.opened');
  });

  it('an unknown kind is reported and is not fatal; a wrong field of a known kind is', async () => {
    const device = new SampleDevice('officer-1', 'ed25519', 'sample officer 1');
    const at = Date.UTC(2026, 10, 23, 2);
    const future = await device.write(SAMPLE_STREAM, 'exhibit.x-rayed', { fields: { 'dose-unit': 3 } }, at);
    const wrong = await device.write(SAMPLE_STREAM, 'exhibit.counted', { fields: { pieces: 'many' } }, at);
    const bundle = {
      ...(await bundleOf(sample.agency, sample.agencyName, [opened, future, wrong], sample.bundle.keys)),
      blobs: new Map(),
    };
    const report = await check(bundle);
    expect(report.claimed).toContainEqual({
      code: 'unknown-kind',
      params: { kind: 'exhibit.x-rayed', count: 1 },
    });
    expect(report.problems).toEqual([
      { code: 'event.schema', params: { line: 3, kind: 'exhibit.counted', path: '/fields/pieces' } },
    ]);
  });
});

describe('redacted copy', () => {
  const hide = (path: string): boolean => !path.startsWith('/fields/text') && path !== '/performer';
  const redacted = sample.bundle.entries.map((entry, i) =>
    i === 3 ? redactEntry(hashing, entry as Entry, hide) : entry,
  );

  it('still verifies, shows what it shows, and says how much is withheld', async () => {
    const report = await check({ ...sample.bundle, entries: redacted }, trust);
    expect(report).toMatchObject({ holds: true, anchor: 'trusted' });
    expect(report.notCovered).toContainEqual({ code: 'withheld', params: { count: 2 } });
    expect(JSON.stringify(redacted[3])).not.toContain('Rain');
  });

  it('does not verify with a shown value changed, a salt changed, or a withheld leaf dropped', async () => {
    const last = redacted[3] as ReturnType<typeof redactEntry>;
    const forge = async (leaves: typeof last.leaves): Promise<string[]> =>
      codes(await check({ ...sample.bundle, entries: [...redacted.slice(0, 3), { ...last, leaves }] }));
    const changed = last.leaves.map((leaf) =>
      'path' in leaf && leaf.path === '/recorded' ? { ...leaf, value: 1 } : leaf,
    );
    expect(await forge(changed)).toEqual(['event.commitment']);
    const salted = last.leaves.map((leaf) =>
      'path' in leaf ? { ...leaf, salt: toBase64(new Uint8Array(16)) } : leaf,
    );
    expect(await forge(salted)).toEqual(['event.commitment']);
    expect(await forge(last.leaves.filter((leaf) => 'path' in leaf))).toContain('event.commitment');
    expect(await forge(last.leaves.toReversed())).toContain('event.form');
  });

  it('must show the setting', async () => {
    const entries = [
      redactEntry(hashing, sample.bundle.entries[0] as Entry, () => false),
      ...sample.bundle.entries.slice(1),
    ];
    const report = await check({ ...sample.bundle, entries });
    expect(report.setting).toBeNull();
    expect(codes(report)).toEqual(['case.setting']);
  });
});
