import {
  LAB_TOOL,
  hashImage,
  locusFields,
  recordedDigest,
  stateAct,
  verifyImage,
  type Act,
  type ExaminationAction,
  type Locus,
  type Session,
} from '@tracecraft/workbench';
import type { Digests, Fault } from '../../adapters/image-worker/messages.ts';
import { faultFrom } from './fault-from.ts';
import type { PageStep } from './lab-state.ts';

/** What the lab tells the case. Without a case nothing is written, steps stay on the page, and everything else works alike. */
export interface Recorder {
  /** False: nothing is written to a record, so nothing needs to be digested for it. */
  readonly writes: boolean;
  /** A search, an opening, an export, a setting changed; never scrolling (settled question 24). */
  step(action: ExaminationAction, target: string, locus?: Partial<Locus>): Promise<Fault | null>;
  hashed(digests: Digests): Promise<Fault | null>;
  bookmark(title: string, locus: Locus): Promise<Fault | null>;
  finding(
    finding: { sentence: string; question: string | null; answer: string | null },
    locus: Locus,
  ): Promise<Fault | null>;
}

const NOWHERE: Locus = { partition: null, path: null, entry: null, offset: null, length: null, sha256: null };

/**
 * Writes to `session` about the image it knows as `image`, while `isImage` says that the opened bytes are that image.
 * Answers the fault when an act was refused.
 */
export function recorderFor(
  session: Session | null,
  image: string | null,
  isImage: () => boolean,
  onPage: (step: PageStep) => void,
): Recorder {
  if (session === null || image === null) return pageRecorder(onPage);
  const objects = { image };
  const perform = async (act: Act): Promise<Fault | null> => {
    if (!isImage()) return null;
    try {
      await session.perform(act);
      return null;
    } catch (error) {
      return faultFrom(error);
    }
  };
  return {
    get writes() {
      return isImage();
    },
    step: (action, target, locus = {}) =>
      perform(
        stateAct('image.examined', {
          objects,
          fields: {
            action,
            target,
            source: 'copy',
            tool: LAB_TOOL,
            ...locusFields({ ...NOWHERE, ...locus }),
          },
        }),
      ),
    async hashed({ sha256 }) {
      const fault = await perform(hashImage(image, 'SHA-256', sha256));
      const recorded = recordedDigest(session.events(), image, 'SHA-256');
      return (
        fault ?? (recorded === null ? null : perform(verifyImage(session.events(), image, 'SHA-256', sha256)))
      );
    },
    bookmark: (title, locus) =>
      perform(
        stateAct('bookmark.made', {
          objects,
          fields: { title: title === '' ? null : title, ...locusFields(locus) },
        }),
      ),
    finding: (said, locus) =>
      perform(
        stateAct('finding.stated', { objects, fields: { ...said, tool: LAB_TOOL, ...locusFields(locus) } }),
      ),
  };
}

const nothing = (): Promise<null> => Promise.resolve(null);

/** Without a case: what was done stays on the page, for its report. */
function pageRecorder(onPage: (step: PageStep) => void): Recorder {
  const done = (action: string, target: string, locus: Partial<Locus> = {}): Promise<null> => {
    const at = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    onPage({ by: '', at, action, target, locus: { ...NOWHERE, ...locus }, tool: LAB_TOOL });
    return nothing();
  };
  return {
    writes: false,
    step: done,
    hashed: ({ sha256 }) => done('hash', `SHA-256 ${sha256}`),
    bookmark: nothing,
    finding: nothing,
  };
}
