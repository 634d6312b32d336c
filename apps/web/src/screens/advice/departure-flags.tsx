import type { CheckVerdict } from '@tracecraft/practice';
import type { WaiverView } from '@tracecraft/workbench';
import { Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import type { CaseNames } from '../record/event-words.ts';

/** What was said about a departure, in words: explained, a waiver asked for, waived and by whom. It stays a departure. */
export function DepartureFlags({
  verdict,
  waiver,
  names,
}: {
  readonly verdict: CheckVerdict;
  readonly waiver: WaiverView | null;
  readonly names: CaseNames;
}) {
  const say = useSay();
  const granted = waiver?.granted ?? null;
  return (
    <>
      {verdict.explained !== null && <Tag>{say('flag.explained')}</Tag>}
      {granted !== null && (
        <Tag tone="ok">{say('flag.waived-by', { officer: names.officer(granted.by) })}</Tag>
      )}
      {granted === null && verdict.waived !== null && <Tag tone="ok">{say('verdict.waived')}</Tag>}
      {granted === null && verdict.waived === null && waiver !== null && (
        <Tag tone="risk">{say('flag.waiver-asked')}</Tag>
      )}
    </>
  );
}
