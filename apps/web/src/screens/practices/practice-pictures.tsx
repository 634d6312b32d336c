import type { PracticePicture } from '@tracecraft/practice';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import { Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { VerdictMark } from '../record/verdict-mark.tsx';
import styles from './practices.module.css';

/** The act done right and done wrong, side by side. */
export function PracticePictures({
  pictures,
  library,
}: {
  readonly pictures: readonly PracticePicture[];
  readonly library: PracticeLibrary;
}) {
  const { phrases, localised } = useLanguage();
  const shown = pictures.flatMap((picture) => {
    const svg = library.picture(picture.file);
    return svg === undefined ? [] : [{ ...picture, svg }];
  });
  if (shown.length === 0) return null;
  return (
    <Panel title={phrases.say('library.pictures')}>
      <div className={styles['pictures']}>
        {shown.map(({ file, outcome, alt, svg }) => (
          <figure key={file}>
            {/* As an image nothing in a drawing can run. */}
            <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={localised(alt)} />
            <figcaption>
              <VerdictMark state={outcome === 'right' ? 'satisfied' : 'violated'} />{' '}
              <b>{phrases.say(`library.picture.${outcome}`)}</b> {localised(alt)}
            </figcaption>
          </figure>
        ))}
      </div>
    </Panel>
  );
}
