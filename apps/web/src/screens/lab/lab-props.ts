import type { EvidenceRef, ExerciseBrief } from '@tracecraft/course';
import type { FindingsReport } from '@tracecraft/documents/findings';
import type { Session } from '@tracecraft/workbench';

/** Without a session nothing is recorded and no network is used; everything else works alike. */
export interface LabProps {
  readonly session: Session | null;
  readonly exercise: ExerciseBrief | null;
  readonly image: { readonly evidence: EvidenceRef } | null;
  /** Open departures of the case when a report is made; null outside a case. */
  readonly departures: (() => FindingsReport['departures']) | null;
}
