import { webcrypto } from 'node:crypto';
import { concatBytes, portableHashing as hashing } from '@tracecraft/bytes';
import {
  buildBundle,
  cosignedMessage,
  formatVkey,
  noteLine,
  readTrust,
  SIGNATURE_TYPE,
  TrustError,
  verifierKey,
  verifyBundle,
  webCryptoKeys,
  type Bundle,
  type VerifyReport,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { seededSigner, tinyCase } from '../../../vectors/record/sample-case.ts';

const { verify } = webCryptoKeys(webcrypto.subtle, hashing);
const tiny = await tinyCase();

/** A line of C2SP tlog-cosignature by an invented witness, and its vkey. */
async function cosign(
  bundle: Bundle,
  name: string,
): Promise<{ readonly vkey: string; readonly line: string }> {
  const signer = seededSigner(name);
  const key = verifierKey(hashing, name, signer.publicKey, SIGNATURE_TYPE.cosignature);
  const seconds = 1_795_395_600n;
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, seconds);
  const text = bundle.checkpoint.slice(0, bundle.checkpoint.lastIndexOf('\n\n') + 1);
  const signature = await signer.sign(cosignedMessage(text, seconds));
  return { vkey: formatVkey(key), line: noteLine(key, concatBytes(time, signature)) };
}

const court = await cosign(tiny, 'court.example/w');
const partner = await cosign(tiny, 'partner.example/w');
const cosigned: Bundle = {
  ...tiny,
  witnesses: [court.vkey, partner.vkey],
  checkpoint: tiny.checkpoint + court.line + partner.line,
};
const check = (bundle: Bundle, policy?: string): Promise<VerifyReport> =>
  verifyBundle(
    buildBundle(hashing, bundle),
    { hashing, verify },
    { trust: policy === undefined ? null : readTrust(hashing, policy) },
  );
const codes = (report: VerifyReport): string[] => report.problems.map(({ code }) => code);
const policy = (...lines: string[]): string => [`log ${tiny.vkey} https://log.example/`, ...lines].join('\n');

describe('witnesses', () => {
  const both = [`witness court ${court.vkey}`, `witness partner ${partner.vkey} https://partner.example/`];

  it('meet a quorum of one, of all, of any and of k', async () => {
    for (const rule of [
      ['quorum court'],
      ['group two all court partner', 'quorum two'],
      ['group one any court partner', 'quorum one'],
      ['group k 2 court partner', 'quorum k'],
      ['group inner any court', 'group outer all inner partner', 'quorum outer'],
    ])
      expect(await check(cosigned, policy(...both, ...rule)), rule.join()).toMatchObject({
        holds: true,
        anchor: 'trusted',
      });
  });

  it('that are missing fail the quorum, and nothing else', async () => {
    const report = await check(tiny, policy(...both, 'group one any court partner', 'quorum one'));
    expect(report).toMatchObject({ holds: false, verdict: 'consistent', anchor: 'not-trusted' });
    expect(codes(report)).toEqual(['trust.quorum']);
    expect(
      await check(
        { ...tiny, witnesses: [court.vkey], checkpoint: tiny.checkpoint + court.line },
        policy(...both, 'group k 2 court partner', 'quorum k'),
      ),
    ).toMatchObject({ holds: false });
  });

  it('are proven only when the reader named them', async () => {
    expect((await check(cosigned)).notCovered.map(({ code }) => code)).toContain('no-witness');
    const named = await check(cosigned, policy(...both, 'quorum none'));
    expect(named.proven).toContainEqual({ code: 'cosigned', params: { name: 'court' } });
    expect(named.notCovered.map(({ code }) => code)).not.toContain('no-witness');
  });

  it('whose line is broken, unlisted or absent make the checkpoint fail', async () => {
    const changed = cosigned.checkpoint.replace(
      court.line,
      court.line.replace(/.{6}=?=?\n$/, (tail) => `${tail[0] === 'A' ? 'B' : 'A'}${tail.slice(1)}`),
    );
    expect(codes(await check({ ...cosigned, checkpoint: changed }))).toEqual(['checkpoint.cosignature']);
    expect(codes(await check({ ...cosigned, witnesses: [court.vkey] }))).toEqual(['checkpoint.form']);
    expect(codes(await check({ ...cosigned, checkpoint: tiny.checkpoint }))).toEqual(
      expect.arrayContaining(['checkpoint.form', 'checkpoint.cosignature']),
    );
  });
});

describe('a trust policy', () => {
  it.each([
    ['nothing', '', 1],
    ['no quorum', `log ${tiny.vkey}`, 1],
    ['two quorums', policy('quorum none', 'quorum none'), 3],
    ['no log', `witness w ${court.vkey}\nquorum w`, 2],
    ['a key of the wrong type as log', `log ${court.vkey}\nquorum none`, 1],
    ['a log key as witness', policy(`witness w ${tiny.vkey}`, 'quorum w'), 2],
    ['an unknown member', policy(`witness w ${court.vkey}`, 'group g all w x', 'quorum g'), 3],
    ['a member twice', policy(`witness w ${court.vkey}`, 'group g 2 w w', 'quorum g'), 3],
    ['more than there are', policy(`witness w ${court.vkey}`, 'group g 2 w', 'quorum g'), 3],
    ['one key under two names', policy(`witness a ${court.vkey}`, `witness b ${court.vkey}`, 'quorum a'), 4],
    ['an unknown quorum', policy('quorum w'), 2],
    ['an unknown word', policy('trust me'), 2],
  ])('with %s is refused with its line', (_, text, line) => {
    expect(() => readTrust(hashing, text)).toThrow(TrustError);
    try {
      readTrust(hashing, text);
    } catch (problem) {
      expect((problem as TrustError).params.line).toBe(line);
    }
  });

  it('may hold comments, tabs and blank lines', () => {
    expect(readTrust(hashing, `# a court's\n\n\tlog\t${tiny.vkey}\n quorum none \n`)).toMatchObject({
      quorum: null,
      logs: [{ name: 'a.example' }],
    });
  });
});
