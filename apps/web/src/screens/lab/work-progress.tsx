import { Button, Progress } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import type { Work } from './lab-state.ts';
import { sizeText } from './size-text.ts';
import headStyles from './head.module.css';

/** Bytes done, bytes in all, time left; and a way to stop. */
export function WorkProgress({ work, label }: { readonly work: Work; readonly label: string }) {
  const { phrases, code } = useLanguage();
  const { progress } = work;
  const words =
    progress === null || progress.done === 0
      ? label
      : phrases.say('lab.work.progress', {
          label,
          done: sizeText(progress.done, code),
          total: sizeText(progress.total, code),
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
