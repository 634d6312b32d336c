import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import type { ExerciseBrief } from '@tracecraft/course';
import { hashSource, openEvidence, type DiskImage } from '@tracecraft/image';
import { paths } from '@tracecraft/protocol';
import type { HashAlgorithm, OpenedEvidence } from '@tracecraft/workbench';
import { CommandError } from '../command-error.ts';
import { imagePorts, openEvidenceFile, type EvidenceFile } from '../evidence-source.ts';
import { EXIT } from '../exit-codes.ts';
import type { ApiClient } from './api-client.ts';

/** Why evidence of an exercise can't be used by a line of a script. */
class EvidenceProblem extends Error {
  readonly code: 'evidence.id-unknown' | 'evidence.not-at-hand';
  readonly params: Readonly<Record<string, string>>;

  constructor(code: EvidenceProblem['code'], params: Readonly<Record<string, string>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Evidence of one exercise, opened when a line asks for it, once. */
export interface EvidenceRoom {
  open(id: string): Promise<OpenedEvidence>;
  close(): void;
}

/** Where evidence may lie on this machine, before the server is asked for it. */
export interface EvidencePlaces {
  /** Images handed in by the caller, used when their raw bytes have the hash the exercise names. */
  readonly files: readonly string[];
  /** Data folder that `tracecraft evidence add` filled. */
  readonly dataFolder: string;
}

export function evidenceRoom(exercise: ExerciseBrief, api: ApiClient, places: EvidencePlaces): EvidenceRoom {
  const folder = mkdtempSync(join(tmpdir(), 'tracecraft-evidence-'));
  const opened = new Map<string, Promise<OpenedEvidence>>();
  const inUse: EvidenceFile[] = [];
  const keep = async (path: string): Promise<DiskImage> => {
    const file = await openEvidenceFile(path);
    inUse.push(file);
    return openEvidence(file.parts, imagePorts);
  };
  const openById = async (id: string): Promise<OpenedEvidence> => {
    const wanted = exercise.evidence.find((one) => one.id === id);
    if (wanted === undefined)
      throw new EvidenceProblem('evidence.id-unknown', {
        id,
        known: exercise.evidence.map((one) => one.id).join(', '),
      });
    const added = join(places.dataFolder, 'evidence', wanted.sha256);
    for (const path of [...places.files, ...(existsSync(added) ? [added] : [])]) {
      const found = opening(await keep(path));
      if ((await found.digest('SHA-256')) === wanted.sha256) return found;
    }
    return opening(await keep(await download(api, wanted.sha256, id, folder)));
  };
  return {
    open: (id) => {
      const known = opened.get(id) ?? openById(id);
      opened.set(id, known);
      return known;
    },
    close: () => {
      for (const file of inUse) file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const NODE_NAMES: Readonly<Record<HashAlgorithm, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-512': 'sha512',
};

function opening(disk: DiskImage): OpenedEvidence {
  const known = new Map<HashAlgorithm, string>();
  return {
    disk,
    digest: async (algorithm) => {
      const value =
        known.get(algorithm) ?? hashSource(disk.raw, { value: createHash(NODE_NAMES[algorithm]) }).value;
      known.set(algorithm, value);
      return value;
    },
  };
}

async function download(api: ApiClient, sha256: string, id: string, folder: string): Promise<string> {
  const response = await api.open(paths.evidence(sha256)).catch((problem: unknown) => {
    if (problem instanceof CommandError && problem.code === 'evidence.not-added')
      throw new EvidenceProblem('evidence.not-at-hand', { id, sha256 });
    throw problem;
  });
  const path = join(folder, `${sha256}.raw`);
  if (response.body === null)
    throw new CommandError('play.not-tracecraft', { status: response.status }, EXIT.badInput);
  await pipeline(Readable.fromWeb(response.body as NodeWebStream), createWriteStream(path));
  return path;
}
