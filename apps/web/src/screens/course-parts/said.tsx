import type { Outcome } from '../../case/stream-acts.ts';
import { Notice } from '../../design/index.ts';

/** What came of the last act of a screen, read out when it appears. */
export function Said({ outcome }: { readonly outcome: Outcome | null }) {
  return outcome === null ? null : (
    <Notice tone={outcome.tone} live>
      <p>{outcome.text}</p>
    </Notice>
  );
}
