import type { ExerciseBrief } from '@tracecraft/course';
import type { Account, CaseSummary } from '@tracecraft/protocol';
import type { Session } from '@tracecraft/workbench';
import { createContext, use } from 'react';
import type { Link } from '../adapters/link.ts';
import type { CaseRun } from './case-run.ts';
import type { PracticeLibrary } from './practice-library.ts';
import type { PutAway } from './put-away.ts';

/** One case at work on this device: everything its screens share. */
export interface OpenCase {
  readonly session: Session;
  readonly link: Link;
  readonly exercise: ExerciseBrief;
  readonly account: Account;
  readonly summary: CaseSummary;
  readonly practices: PracticeLibrary;
  /** Advice not to be shown again on this device. */
  readonly putAway: PutAway;
  /** Drawings of the scene by file name, as SVG text; absent ones could not be fetched. */
  readonly drawings: ReadonlyMap<string, string>;
  /** Feed this device writes, hexadecimal. */
  readonly feed: string;
  readonly keyAlgorithm: 'ed25519' | 'p256';
  /** The run of a course, or the dry run of a draft, this case belongs to. */
  readonly run: CaseRun | null;
}

export const OpenCaseContext = createContext<OpenCase | null>(null);

/** The case the screen is inside. */
export function useOpenCase(): OpenCase {
  const open = use(OpenCaseContext);
  if (open === null) throw new Error('no open case around this screen');
  return open;
}
