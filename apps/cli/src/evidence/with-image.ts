import { InvalidArgumentError } from 'commander';
import {
  ImageError,
  openEvidence,
  type DiskImage,
  type FileSystem,
  type ImageOptions,
  type Notice,
} from '@tracecraft/image';
import { CommandError } from '../command-error.ts';
import { imagePorts, openEvidenceFile, type EvidenceFile } from '../evidence-source.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { terminalProgress, type Progress } from './progress.ts';

/** Options every image command takes. */
export interface ImageCommandOptions {
  readonly partition?: number;
  readonly offset?: number;
  readonly zone?: string;
  readonly json?: true;
}

const NOT_FOUND: readonly string[] = [
  'image.no-such-entry',
  'image.missing-segment',
  'image.no-partition',
  'image.no-file-system',
];
const SECTOR = 512;

function exitOf(code: string): ExitCode {
  return NOT_FOUND.includes(code) ? EXIT.notFound : EXIT.badInput;
}

/** An image's error as the command tells it; other errors as they are. */
export function asCommandError(problem: unknown): unknown {
  if (problem instanceof ImageError)
    return new CommandError(problem.code, problem.params, exitOf(problem.code));
  if (problem instanceof RangeError && problem.message.includes('time zone'))
    return new CommandError(
      'image.unknown-zone',
      { zone: /: (.*)$/.exec(problem.message)?.[1] ?? '' },
      EXIT.usage,
    );
  return problem;
}

/** Opens an image, runs `use` and closes it whatever happens. `evidence`: its files, open meanwhile. */
export async function withImage<T>(
  paths: readonly string[],
  options: ImageCommandOptions,
  use: (image: DiskImage, progress: Progress, evidence: EvidenceFile) => T | Promise<T>,
): Promise<T> {
  const progress = terminalProgress();
  const evidence = await openEvidenceFile(paths, {
    progress: (done) => progress.report('unpacking', done, 0),
  });
  try {
    const answer = await use(
      openEvidence(evidence.parts, imagePorts, optionsOf(options)),
      progress,
      evidence,
    );
    evidence.mustBeUnchanged();
    return answer;
  } catch (problem) {
    throw asCommandError(problem);
  } finally {
    progress.clear();
    evidence.close();
  }
}

function optionsOf({ partition, offset, zone }: ImageCommandOptions): ImageOptions {
  return {
    ...(partition !== undefined && { partition }),
    ...(offset !== undefined && { offset: offset * SECTOR }),
    ...(zone !== undefined && { zone }),
  };
}

/** The file systems, or an error that names what was recognised instead. */
export function mustHaveFileSystem(image: DiskImage): readonly FileSystem[] {
  if (image.fileSystems.length > 0) return image.fileSystems;
  for (const [told, error] of [
    ['file-system.encrypted', 'image.encrypted'],
    ['file-system.not-read', 'image.file-system-not-read'],
  ] as const) {
    const kinds = image.notices.flatMap(({ code, params }) => (code === told ? [params['kind'] ?? ''] : []));
    if (kinds.length > 0)
      throw new CommandError(error, { kinds: [...new Set(kinds)].join(', ') }, EXIT.badInput);
  }
  throw new CommandError('image.no-file-system', {}, EXIT.badInput);
}

/** Notices of the container, the image and its file systems. */
export function allNotices(image: DiskImage): readonly Notice[] {
  return [...image.container.notices, ...image.notices, ...image.fileSystems.flatMap((one) => one.notices)];
}

/** Notices that mean that something of the evidence could not be read: a listing with one is partial. */
const PARTIAL: readonly string[] = [
  'image.truncated',
  'image.missing-segment',
  'ewf.checksum',
  'ewf.inflate',
  'ewf.malformed',
  'ewf.chunks-missing',
  'fat.volume-cut',
  'tar.header-damaged',
  'zip.directory-missing',
  'zip.directory-damaged',
];

function isPartial(image: DiskImage): boolean {
  return allNotices(image).some((notice) => PARTIAL.includes(notice.code));
}

/** Tells the notices on standard error, and sets the exit code when the answer is partial. */
export async function tellNotices(image: DiskImage): Promise<void> {
  const notices = allNotices(image);
  if (notices.length === 0) return;
  const { phrasesFor } = await import('../speak.ts');
  const phrases = phrasesFor('en');
  for (const { code, params } of notices) console.error(phrases.say(`notice.${code}`, params));
  if (!isPartial(image)) return;
  console.error(phrases.say('image.partial'));
  process.exitCode = EXIT.badInput;
}

/** A number that is not negative, for an option. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('a whole number is needed');
  return value;
}
