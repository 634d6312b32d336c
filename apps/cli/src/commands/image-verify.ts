import { InvalidArgumentError, type Command } from 'commander';
import { CheckedReader, printable, type DiskImage } from '@tracecraft/image';
import type { EvidenceFile } from '../evidence-source.ts';
import { checkArchives, type ArchiveCheck } from '../evidence/check-archive.ts';
import { hashInParallel } from '../evidence/parallel-hash.ts';
import { secondReader } from '../evidence/second-reader.ts';
import type { Progress } from '../evidence/progress.ts';
import { withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

const LENGTHS = { 32: 'md5', 40: 'sha1', 64: 'sha256' } as const;
const NAMES = Object.values(LENGTHS);
type Name = (typeof NAMES)[number];

interface VerifyOptions extends ImageCommandOptions {
  readonly expect: readonly (readonly [Name, string])[];
}

const EXAMPLES = `
Examples:
  tracecraft image verify disk.E01
  tracecraft image verify disk.dd --expect 5d41402abc4b2a76b9719d911017c592
Reads everything. Of an E01 every checksum is checked: heads of sections, volume, tables and their copies, digests, the
list of bad sectors, and each chunk (its own or that of zlib). Of a zip the CRC-32 of each file, of a tar each header. Then digests of the content are compared with those
stored; MD5 and SHA-256 are told in any case. Exit codes: 0 everything holds; 1 a digest differs; 65 damaged or not all there.`;

/** `tracecraft image verify`. */
export function addImageVerify(image: Command): void {
  image
    .command('verify')
    .description('check every checksum and digest of an image')
    .argument('<image...>', 'image file, or its segments')
    .option('--expect <digest>', 'an MD5, SHA-1 or SHA-256 it must have; may be given again', expected, [])
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: VerifyOptions) =>
      withImage(paths, { json: options.json }, async (opened, progress, evidence) => {
        const report = await verify(opened, evidence, options.expect, progress);
        if (options.json === true) console.log(JSON.stringify(report, null, 2));
        else for (const line of linesOf(report)) console.log(line);
        process.exitCode = EXITS[report.verdict];
      }),
    );
}

function expected(text: string, before: readonly (readonly [Name, string])[]): (readonly [Name, string])[] {
  const name = LENGTHS[text.length as keyof typeof LENGTHS] as Name | undefined;
  if (name === undefined || !/^[0-9a-f]+$/i.test(text))
    throw new InvalidArgumentError('32, 40 or 64 hexadecimal digits are needed');
  return [...before, [name, text.toLowerCase()]];
}

const EXITS = {
  sound: EXIT.ok,
  'nothing-stored': EXIT.ok,
  differs: EXIT.no,
  damaged: EXIT.badInput,
} as const;

interface Compared {
  readonly name: Name;
  readonly digest: string;
  readonly equal: boolean;
}

interface Report {
  readonly format: string;
  readonly bytes: number;
  readonly verdict: keyof typeof EXITS;
  /** Of what could be read; null where not everything could. */
  readonly digests: Readonly<Partial<Record<Name, string>>> | null;
  readonly compared: readonly Compared[];
  readonly unreadable: number;
  readonly problems: CheckedReader['problems'];
  readonly notices: DiskImage['notices'];
  /** Of a tar or zip: its files read and held against their sums. */
  readonly archive: ArchiveCheck | null;
  /** Sectors the acquiring tool filled because it could not read them. */
  readonly badSectors: number;
}

/** Remarks that something of a container's own structures does not hold. */
const DAMAGE: readonly string[] = [
  'ewf.checksum',
  'ewf.malformed',
  'ewf.chunks-missing',
  'ewf.tables-differ',
  'ewf.digests-differ',
  'archive.malformed',
  'ewf.table-copy-used',
  'image.missing-segment',
  'image.truncated',
  'archive.checksum',
  'archive.size-differs',
  'tar.header-damaged',
  'zip.directory-missing',
  'zip.directory-damaged',
];

async function verify(
  image: DiskImage,
  evidence: EvidenceFile,
  expect: VerifyOptions['expect'],
  progress: Progress,
): Promise<Report> {
  const { container, raw } = image;
  const reader = new CheckedReader(raw);
  const { stored, format } = container;
  const wanted = [...(Object.entries(stored) as [Name, string][]), ...expect];
  // SHA-1 only where there is one to compare with: it costs as much as the others.
  const names = NAMES.filter((name) => name !== 'sha1' || wanted.some(([one]) => one === name));
  const digests: Readonly<Partial<Record<Name, string>>> = await hashInParallel(names, {
    size: raw.size,
    fill: (offset, target) => reader.fill(offset, target),
    // Unpacking takes longer than hashing.
    ...(format === 'e01' && {
      second: (ring) => secondReader(ring, evidence, ({ lost, problems }) => reader.join(lost, problems)),
    }),
    progress: (done) => progress.report('verifying', done, raw.size),
  });
  progress.clear();
  const compared = wanted.map(([name, digest]) => ({ name, digest, equal: digest === digests[name] }));
  const archive = checkArchives(image, progress);
  const own = archive === null ? [] : image.fileSystems.flatMap((one) => one.notices);
  const notices = [...container.notices, ...own];
  const sums = archive !== null && archive.files > 0 && image.fileSystems.some(({ kind }) => kind === 'zip');
  const damaged =
    reader.lost > 0 ||
    (archive?.problems.length ?? 0) > 0 ||
    notices.some(({ code }) => DAMAGE.includes(code));
  const differs = compared.some(({ equal }) => !equal);
  const bad = notices.filter(({ code }) => code === 'ewf.bad-sectors');
  return {
    format,
    bytes: raw.size,
    verdict: damaged
      ? 'damaged'
      : differs
        ? 'differs'
        : compared.length === 0 && !sums
          ? 'nothing-stored'
          : 'sound',
    digests: reader.lost > 0 ? null : digests,
    compared,
    unreadable: reader.lost,
    problems: reader.problems,
    notices,
    archive,
    badSectors: bad.reduce((total, { params }) => total + Number(params['sectors']), 0),
  };
}

function* linesOf(report: Report): Generator<string> {
  const phrases = phrasesFor('en');
  const { format, bytes, digests, compared, problems, notices, unreadable, badSectors } = report;
  yield phrases.say(format === 'e01' ? 'image.verify.checked-e01' : 'image.verify.checked-raw', { bytes });
  for (const { code, params } of notices) yield phrases.say(`notice.${code}`, params);
  for (const { offset, length, code, params } of problems)
    yield `${offset} … ${offset + length - 1}: ${phrases.say(`error.${code}`, params)}`;
  if (report.archive !== null) {
    const { files, unjudged } = report.archive;
    yield phrases.say('image.verify.checked-archive', { files, unjudged });
    for (const { path, code, params } of report.archive.problems)
      yield `${printable(path)}: ${phrases.say(`error.${code}`, params)}`;
  }
  for (const [name, digest] of Object.entries(digests ?? {})) yield `${name.padEnd(7)} ${digest}`;
  if (digests !== null)
    for (const { name, digest, equal } of compared)
      yield phrases.say(equal ? 'image.stored-equal' : 'image.stored-differs', { name, digest });
  if (badSectors > 0) yield phrases.say('image.verify.bad-sectors', { sectors: badSectors });
  yield phrases.say(`image.verify.${report.verdict}`, { bytes: unreadable });
}
