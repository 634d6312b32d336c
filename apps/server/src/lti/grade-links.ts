import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../adapters/write-durably.ts';

/** A score on its way to a platform. */
export interface PendingGrade {
  /** 0–100. */
  readonly given: number;
  readonly progress: 'PendingManual' | 'FullyGraded';
  /** When it became so, UTC milliseconds: sent with it, so that a repeated one is known as the same. */
  readonly at: number;
  readonly tries: number;
  /** Not before, UTC milliseconds. */
  readonly next: number;
}

/** Where the score of one team's exercise goes: a column of the platform's grade book and a user in it. */
export interface GradeLink {
  readonly issuer: string;
  readonly clientId: string;
  readonly lineitem: string;
  /** The platform's id of the user. */
  readonly user: string;
  readonly team: string;
  readonly exercise: string;
  /** The newest score the platform took; null: none yet. */
  readonly sent: Pick<PendingGrade, 'given' | 'progress' | 'at'> | null;
  readonly pending: PendingGrade | null;
}

/** The links, each in a file of its own that is written whole: a queue that outlives a crash. */
export interface GradeLinks {
  readonly get: (link: Pick<GradeLink, LinkName>) => GradeLink | null;
  readonly put: (link: GradeLink) => void;
  readonly all: () => readonly GradeLink[];
}

type LinkName = 'issuer' | 'clientId' | 'lineitem' | 'user' | 'exercise';

/** Opens `lti-grades/` in the data folder. */
export function openGradeLinks(dataFolder: string): GradeLinks {
  const folder = join(dataFolder, 'lti-grades');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const links = new Map<string, GradeLink>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json')))
    links.set(
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as GradeLink,
    );
  return {
    get: (link) => links.get(nameOf(link)) ?? null,
    put(link) {
      const name = nameOf(link);
      writeDurably(join(folder, `${name}.json`), Buffer.from(JSON.stringify(link)));
      links.set(name, link);
    },
    all: () => [...links.values()],
  };
}

function nameOf({ issuer, clientId, lineitem, user, exercise }: Pick<GradeLink, LinkName>): string {
  const text = JSON.stringify([issuer, clientId, lineitem, user, exercise]);
  return createHash('sha256').update(text).digest('hex');
}
