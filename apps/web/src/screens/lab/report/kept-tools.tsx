import { findingsHtml } from '@tracecraft/documents/findings';
import { LAB_TOOL } from '@tracecraft/workbench';
import { IconFileText, IconRefresh } from '@tabler/icons-react';
import { Button } from '../../../design/index.ts';
import { useLanguage } from '../../../language/index.ts';
import { download } from '../download.ts';
import type { Kept } from '../kept.ts';
import { labReport, type ReportGround } from './lab-report.ts';
import styles from '../lab.module.css';

/** What can be done with everything kept: read it again, take it along as a page for people or as data. */
export function KeptTools({
  kept,
  sha256,
  inCase,
  report,
  onReplay,
}: {
  readonly kept: readonly Kept[];
  readonly sha256: string | null;
  readonly inCase: boolean;
  readonly report: () => Pick<ReportGround, 'state' | 'kept' | 'inCase' | 'sha256' | 'brief' | 'departures'>;
  readonly onReplay: () => void;
}) {
  const { phrases, localised, draft } = useLanguage();
  const { say } = phrases;
  const save = (): void => {
    const html = findingsHtml(labReport({ ...report(), phrases, localised }), phrases, draft);
    download('findings.html', [new TextEncoder().encode(html)], 'text/html');
  };
  return (
    <div className={styles['bar']}>
      <span>{say(inCase ? 'lab.kept.in-case' : 'lab.kept.here')}</span>
      <Button small icon={<IconFileText size={18} aria-hidden />} onClick={save}>
        {say('lab.kept.report')}
      </Button>
      <Button
        small
        icon={<IconRefresh size={18} aria-hidden />}
        disabled={kept.length === 0}
        onClick={onReplay}
      >
        {say('lab.kept.replay')}
      </Button>
      <Button
        small
        look="quiet"
        disabled={kept.length === 0}
        onClick={() =>
          download(
            'lab-findings.json',
            [new TextEncoder().encode(keptJson(kept, sha256))],
            'application/json',
          )
        }
      >
        {say('lab.kept.save')}
      </Button>
    </div>
  );
}

/** What was kept, for another tool or another day. */
function keptJson(kept: readonly Kept[], sha256: string | null): string {
  return JSON.stringify({ tool: LAB_TOOL, image: { sha256 }, kept }, null, 2);
}
