import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Phrases } from '@tracecraft/phrases';
import {
  BundleError,
  NoteError,
  readTrust,
  TrustError,
  verifyBundle,
  webCryptoKeys,
  type Statement,
  type TrustPolicy,
  type VerifyReport,
} from '@tracecraft/record';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nodeHashing as hashing } from '../play/node-hashing.ts';
import { phrasesFor } from '../speak.ts';
import { looksLikeJson, verifyCredentialFile } from './verify-credential.ts';
import { plain } from './plain.ts';

interface VerifyFlags {
  readonly trust?: string;
  readonly status?: string;
  readonly record: readonly string[];
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft verify case.bundle
  tracecraft verify case.bundle --trust police.example/log+1a2b3c4d+AQIDBAUG…
  tracecraft verify case.bundle --trust court.policy --json
  tracecraft verify linh.credential.json --trust police.example/log+1a2b3c4d+AQIDBAUG…
  tracecraft verify linh.credential.json --status course.status.json --record course.bundle

Exit codes:
  0  consistent (a certificate: and in force), and signed by a trusted key when --trust is given
  1  not consistent, not in force, or not signed by a trusted key
  2  not readable: no bundle, cut short, or from a newer version`;

/** `tracecraft verify`: judges a bundle from its bytes alone, offline, with no account. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('verify a bundle or certificate: what is proven, what is only claimed, what is not covered')
    .argument('<file>', 'the bundle, or the signed certificate')
    .option(
      '--trust <key|policy>',
      'a log key, a file that holds one, or a policy file (log, witness, group, quorum lines)',
    )
    .option('--status <file>', 'for a certificate: the signed list of those taken back')
    .option(
      '--record <bundle>',
      'for a certificate: bundle of its course or of a case it rests on; may be given again',
      collect,
      [],
    )
    .option('--json', 'print the report as one JSON document')
    .option('--lang <code>', 'language of the report', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, flags: VerifyFlags) => {
      process.exitCode = await verify(file, flags);
    });
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function verify(file: string, flags: VerifyFlags): Promise<ExitCode> {
  const say = phrasesFor(flags.lang);
  const trust = flags.trust === undefined ? null : trustOf(flags.trust);
  const bytes = bytesOf(file);
  const { verify: verifySignature } = webCryptoKeys(webcrypto.subtle, hashing);
  if (looksLikeJson(bytes))
    return verifyCredentialFile(bytes, { ...flags, say, trust, verifySignature, readFile: bytesOf });
  const report = await verifyBundle(
    bytes,
    { hashing, verify: verifySignature, progress: progressOn(say) },
    { trust },
  );
  console.log(flags.json === true ? asJson(report, say) : asText(report, say).join('\n'));
  return report.holds ? EXIT.ok : report.verdict === 'unreadable' ? EXIT.unreadable : EXIT.no;
}

function trustOf(given: string): TrustPolicy {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  try {
    return readTrust(hashing, text);
  } catch (problem) {
    if (!(problem instanceof TrustError || problem instanceof NoteError)) throw problem;
    throw new CommandError(`record.${problem.code}`, { ...problem.params, given }, EXIT.badInput);
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > 0x7fff_ffff) throw new BundleError('bundle.too-large', { bytes: size });
    return readFileSync(file);
  } catch (problem) {
    if (problem instanceof BundleError)
      throw new CommandError(`record.${problem.code}`, problem.params, EXIT.unreadable);
    throw new CommandError(
      'record.file-not-readable',
      { file, reason: (problem as NodeJS.ErrnoException).code ?? '' },
      EXIT.unreadable,
    );
  }
}

/** A line on standard error that overwrites itself; silent when nobody is looking. */
function progressOn(say: Phrases): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, total) => {
    const last = total - done < 256;
    process.stderr.write(`\r${say.say('verify.progress', { done, total })}${last ? '\r\u001b[K' : ''}`);
  };
}

function asJson(report: VerifyReport, say: Phrases): string {
  const spoken = (part: string, statements: readonly Statement[]): unknown[] =>
    statements.map((statement) => ({ ...statement, text: textOf(say, part, statement) }));
  return JSON.stringify(
    {
      ...report,
      problems: spoken('error.record', report.problems),
      proven: spoken('verify.proven', report.proven),
      claimed: spoken('verify.claimed', report.claimed),
      notCovered: spoken('verify.not-covered', report.notCovered),
    },
    null,
    2,
  );
}

function asText(report: VerifyReport, say: Phrases): readonly string[] {
  const { setting, signer, stream, events, problems } = report;
  const part = (title: string, prefix: string, statements: readonly Statement[]): string[] =>
    statements.length === 0
      ? []
      : ['', say.say(title), ...statements.map((one) => `  - ${textOf(say, prefix, one)}`)];
  const opened = stream?.startsWith('course:') === true ? 'course' : (setting ?? 'unknown');
  return [
    say.say(`verify.setting.${opened}`),
    say.say(`verify.verdict.${verdictOf(report)}`),
    ...(stream === null ? [] : [say.say('verify.case', { stream, events })]),
    ...(signer === null
      ? []
      : [plain(say.say('verify.signer', { name: signer.name, fingerprint: signer.fingerprint }))]),
    ...part('verify.part.problems', 'error.record', problems),
    ...part('verify.part.proven', 'verify.proven', report.proven),
    ...part('verify.part.claimed', 'verify.claimed', report.claimed),
    ...part('verify.part.not-covered', 'verify.not-covered', report.notCovered),
  ];
}

function verdictOf({ verdict, anchor }: VerifyReport): string {
  if (verdict !== 'consistent') return verdict;
  return { none: 'signer-unknown', trusted: 'trusted', 'not-trusted': 'not-trusted' }[anchor];
}

function textOf(say: Phrases, prefix: string, { code, params }: Statement): string {
  return plain(say.say(`${prefix}.${code}`, params));
}
