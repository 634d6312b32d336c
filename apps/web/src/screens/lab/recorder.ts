import type { Act, Session } from '@tracecraft/workbench';
import { locusFields, type Locus } from '@tracecraft/workbench';
import type { Digests, Fault } from '../../adapters/image-worker/messages.ts';

/** Name and version that every step and finding carries, so that it can be replayed with the same tool. */
export const TOOL = 'Tracecraft lab 0.1.0';

export type StepAction = 'list' | 'open' | 'search' | 'export' | 'recover' | 'raw' | 'setting';

/** What the lab tells the case. Without a case nothing is written and everything else works alike. */
export interface Recorder {
  /** A search, an opening, an export, a setting changed; never scrolling (settled question 24). */
  step(action: StepAction, target: string, locus?: Partial<Locus>): Promise<Fault | null>;
  hashed(digests: Digests, compared: { algorithm: string; value: string; match: boolean } | null): Promise<Fault | null>;
  bookmark(title: string, locus: Locus): Promise<Fault | null>;
  finding(finding: { sentence: string; question: string | null; answer: string | null }, locus: Locus): Promise<Fault | null>;
}

const NOWHERE: Locus = { partition: null, path: null, entry: null, offset: null, length: null, sha256: null };

/** Writes to `session` about the image it knows as `image`; answers the fault when an act was refused. */
export function recorderFor(session: Session | null, image: string | null): Recorder {
  const objects: Readonly<Record<string, string>> = image === null ? {} : { image };
  async function perform(kind: string, fields: Act['fields']): Promise<Fault | null> {
    if (session === null || image === null) return null;
    try {
      await session.perform({ kind, objects, fields, enteredVia: 'hand' });
      return null;
    } catch (error) {
      return refusal(error);
    }
  }
  return {
    step: (action, target, locus = {}) =>
      perform('image.examined', { action, target, source: 'copy', tool: TOOL, ...locusFields({ ...NOWHERE, ...locus }) }),
    async hashed({ sha256 }, compared) {
      const fault = await perform('image.hashed', { algorithm: 'SHA-256', value: sha256 });
      if (fault !== null || compared === null) return fault;
      const { algorithm, value, match } = compared;
      return perform('image.verified', { algorithm, value, match });
    },
    bookmark: (title, locus) => perform('bookmark.made', { ...(title === '' ? {} : { title }), ...locusFields(locus) }),
    finding({ sentence, question, answer }, locus) {
      const answered = { ...(question === null ? {} : { question }), ...(answer === null ? {} : { answer }) };
      return perform('finding.stated', { sentence, tool: TOOL, ...answered, ...locusFields(locus) });
    },
  };
}

/** The act's own closed code and parameters, as a fault of the screen. */
function refusal(error: unknown): Fault {
  const known = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (!known) return { code: 'lab.fault', params: { text: error instanceof Error ? error.message : String(error) } };
  const params = 'params' in error && typeof error.params === 'object' && error.params !== null ? error.params : {};
  return { code: error.code as string, params: params as Fault['params'] };
}
