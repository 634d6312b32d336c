import type { SimulatedTeam, SimulationPlan } from '@tracecraft/course';
import type { Entry } from '@tracecraft/record';
import type { ScriptRun, Clock } from '@tracecraft/workbench';
import type { CourseContent } from './course-content.ts';
import type { CourseDevice } from './course-device.ts';

/** A course being played: who is in it, on which server, at what time. */
export interface Simulation {
  readonly plan: SimulationPlan;
  readonly content: CourseContent;
  readonly server: string;
  readonly stream: string;
  readonly clock: Clock;
  /** Moves every device, and the server where it can be told, to this time (UTC ms). */
  readonly setTime: (time: number) => Promise<void>;
  readonly office: CourseDevice;
  readonly trainer: CourseDevice;
  /** Two, who mark blind. */
  readonly assessors: readonly CourseDevice[];
  readonly officers: ReadonlyMap<string, CourseDevice>;
  /** The device of that account on the agency stream, where sharing happens; it has read what is for the account. */
  readonly sharing: (account: string) => Promise<CourseDevice>;
  /** What the script of the seed says happened; the check at the end holds the server to it. */
  readonly told: Told;
  readonly say: (text: string) => void;
}

/** One team's case as it was played. */
export interface PlayedCase {
  readonly run: string;
  readonly exercise: string;
  readonly team: SimulatedTeam;
  readonly stream: string;
  /** Acts on the devices when the team was done. */
  readonly events: number;
  readonly script: ScriptRun;
  /** Signed on the devices for after the end of the play, and not sent. */
  readonly toCome: readonly Entry[];
}

export interface Told {
  /** Session → accounts that were there. */
  readonly there: Map<string, ReadonlySet<string>>;
  /** Right answers by account. */
  readonly before: Map<string, number>;
  readonly after: Map<string, number>;
  readonly cases: PlayedCase[];
  readonly thirds: { count: number };
  /** Case → component and points an upheld appeal set. */
  readonly upheld: Map<string, { readonly component: string; readonly points: number }>;
  /** Case → component of a refused appeal. */
  readonly refused: Map<string, string>;
  /** Account → id and text of the certificate in force. */
  readonly certificates: Map<string, { readonly credential: string; readonly file: string }>;
  readonly revoked: Map<string, string>;
  readonly followUps: Map<string, number>;
}

export function nothingTold(): Told {
  return {
    there: new Map(),
    before: new Map(),
    after: new Map(),
    cases: [],
    thirds: { count: 0 },
    upheld: new Map(),
    refused: new Map(),
    certificates: new Map(),
    revoked: new Map(),
    followUps: new Map(),
  };
}
