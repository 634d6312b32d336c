import { Button, Progress } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import type { Work } from './lab-state.ts';
import { countText, sizeText } from './size-text.ts';
import headStyles from './head.module.css';

/** Bytes (or files) done, in all, time left; and a way to stop. */
export function WorkProgress({
  work,
  label,
  counts = 'bytes',
}: {
  readonly work: Work;
  readonly label: string;
  readonly counts?: 'bytes' | 'files';
}) {
  const { phrases, code } = useLanguage();
  const { progress } = work;
  const amount = counts === 'bytes' ? sizeText : countText;
  const words =
    progress === null || progress.done === 0
      ? label
      : phrases.say('lab.work.progress', {
          label,
          done: amount(progress.done, code),
          total: amount(progress.total, code),
          left: formatDuration((progress.elapsed / progress.done) * (progress.total - progress.done)),
        });
  return (
    <div className={headStyles['work']}>
      <Progress label={words} value={progress?.done ?? 0} max={progress?.total ?? 1} />
      <Button small onClick={work.stop}>
        {phrases.say('lab.work.stop')}
      </Button>
    </div>
  );
}
