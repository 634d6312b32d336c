import type { ExerciseBrief } from '@tracecraft/course';
import { LAB_TOOL } from '@tracecraft/workbench';
import { IconBookmark, IconMessage2Search } from '@tabler/icons-react';
import { Button, Empty } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { download } from './download.ts';
import { offsetText } from './hex-view.tsx';
import type { Kept } from './kept.ts';
import { countText } from './size-text.ts';
import styles from './lab.module.css';
import listsStyles from './lists.module.css';

/** Bookmarks and findings, each one click from the bytes it rests on. */
export function KeptPanel({
  kept,
  brief,
  sha256,
  inCase,
  onGo,
}: {
  readonly kept: readonly Kept[];
  readonly brief: ExerciseBrief | null;
  /** SHA-256 of the raw image where it is known. */
  readonly sha256: string | null;
  readonly inCase: boolean;
  readonly onGo: (kept: Kept) => void;
}) {
  const { phrases, localised, code } = useLanguage();
  if (kept.length === 0) return <Empty>{phrases.say('lab.kept.none')}</Empty>;
  const question = (id: string | null): string | null => {
    const text = brief?.questions.find((item) => item.id === id)?.text;
    return text === undefined ? null : localised(text);
  };
  return (
    <div className={listsStyles['list']}>
      <div className={styles['bar']}>
        <span>{phrases.say(inCase ? 'lab.kept.in-case' : 'lab.kept.here')}</span>
        <Button
          small
          onClick={() =>
            download(
              'lab-findings.json',
              [new TextEncoder().encode(keptJson(kept, sha256))],
              'application/json',
            )
          }
        >
          {phrases.say('lab.kept.save')}
        </Button>
      </div>
      <ul className={listsStyles['kept']}>
        {kept.map((item) => {
          const Icon = item.kind === 'finding' ? IconMessage2Search : IconBookmark;
          const asked = question(item.question);
          return (
            <li key={item.id}>
              <button type="button" className={listsStyles['hit']} onClick={() => onGo(item)}>
                <span className={listsStyles['where']}>
                  <Icon size={18} aria-hidden />
                  <span>{phrases.say(`lab.kept.${item.kind}`)}</span>
                  {item.locus.offset !== null && <code>{offsetText(item.locus.offset)}</code>}
                  {item.locus.length !== null && (
                    <span>
                      {phrases.say('lab.bytes-text', {
                        count: item.locus.length,
                        shown: countText(item.locus.length, code),
                      })}
                    </span>
                  )}
                  {item.locus.path !== null && <span>{item.locus.path}</span>}
                </span>
                {item.text !== '' && <span className={listsStyles['sentence']}>{item.text}</span>}
                {asked !== null && (
                  <span className={styles['quiet']}>
                    {phrases.say('lab.kept.answers', { question: asked, answer: item.answer ?? '' })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What was kept, for another tool or another day. */
function keptJson(kept: readonly Kept[], sha256: string | null): string {
  return JSON.stringify({ tool: LAB_TOOL, image: { sha256 }, kept }, null, 2);
}
