import type { ExerciseBrief } from '@tracecraft/course';
import { IconBookmark, IconMessage2Search } from '@tabler/icons-react';
import { Button, Empty, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { offsetText } from './hex-view.tsx';
import type { Kept } from './kept.ts';
import type { ReplayOutcome } from './lab-state.ts';
import { KeptTools } from './report/kept-tools.tsx';
import { countText } from './size-text.ts';
import styles from './lab.module.css';
import listsStyles from './lists.module.css';

/** Bookmarks and findings, each one click from the bytes it rests on. */
export function KeptPanel({
  kept,
  brief,
  sha256,
  inCase,
  replays,
  report,
  onReplay,
  onGo,
}: {
  readonly kept: readonly Kept[];
  readonly brief: ExerciseBrief | null;
  /** SHA-256 of the raw image where it is known. */
  readonly sha256: string | null;
  readonly inCase: boolean;
  readonly replays: ReadonlyMap<string, ReplayOutcome>;
  readonly report: Parameters<typeof KeptTools>[0]['report'];
  /** Reads their bytes again and compares. */
  readonly onReplay: (kept: readonly Kept[]) => void;
  readonly onGo: (kept: Kept) => void;
}) {
  const { phrases, localised, code } = useLanguage();
  const question = (id: string | null): string | null => {
    const text = brief?.questions.find((item) => item.id === id)?.text;
    return text === undefined ? null : localised(text);
  };
  return (
    <div className={listsStyles['list']}>
      <KeptTools
        kept={kept}
        sha256={sha256}
        inCase={inCase}
        report={report}
        onReplay={() => onReplay(kept)}
      />
      {kept.length === 0 && <Empty>{phrases.say('lab.kept.none')}</Empty>}
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
              <Replayed outcome={replays.get(item.id)} onReplay={() => onReplay([item])} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What reading the bytes again showed, or the button that does it. */
function Replayed({
  outcome,
  onReplay,
}: {
  readonly outcome: ReplayOutcome | undefined;
  readonly onReplay: () => void;
}) {
  const { phrases } = useLanguage();
  const tone = outcome === 'same' ? 'ok' : 'risk';
  return (
    <p className={listsStyles['replay']}>
      <Button small look="quiet" onClick={onReplay}>
        {phrases.say('lab.kept.replay-one')}
      </Button>
      <output>
        {outcome !== undefined && <Tag tone={tone}>{phrases.say(`lab.kept.replay.${outcome}`)}</Tag>}
      </output>
    </p>
  );
}
