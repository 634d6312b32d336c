import type { Hit, SearchWish } from '../../adapters/image-worker/messages.ts';
import { Empty } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { offsetText } from './hex-view.tsx';
import type { SearchRun } from './lab-state.ts';
import { NoticeList } from './notice-list.tsx';
import { RowList } from './row-list.tsx';
import { SearchForm } from './search-form.tsx';
import { countText } from './size-text.ts';
import { WorkProgress } from './work-progress.tsx';
import listsStyles from './lists.module.css';

/** Texts or a pattern looked for over every byte of the image: live files, deleted files, slack, free space, gaps. */
export function SearchPanel({
  run,
  onSearch,
  onHit,
}: {
  readonly run: SearchRun | null;
  readonly onSearch: (wish: SearchWish) => void;
  readonly onHit: (hit: Hit) => void;
}) {
  return (
    <div className={`${listsStyles['list']} ${listsStyles['tall']}`}>
      <SearchForm busy={run !== null && run.work !== null} wish={run?.wish ?? null} onSearch={onSearch} />
      {run !== null && <Outcome run={run} onHit={onHit} />}
    </div>
  );
}

/** Terms as one phrase; a long list is cut. */
function termsText({ terms }: SearchWish): string {
  const shown = terms.slice(0, 4).map(({ pattern }) => pattern);
  return `${shown.join(', ')}${terms.length > shown.length ? ' …' : ''}`;
}

function Outcome({ run, onHit }: { readonly run: SearchRun; readonly onHit: (hit: Hit) => void }) {
  const { phrases, code } = useLanguage();
  const { hits, work, wish } = run;
  const text = termsText(wish);
  const state = run.stopped ? 'stopped' : run.more ? 'more' : 'done';
  return (
    <>
      {work === null ? (
        <output className={listsStyles['count']}>
          {phrases.say(`lab.search.${state}`, {
            count: countText(hits.length, code),
            number: hits.length,
            text,
          })}
        </output>
      ) : (
        <WorkProgress
          work={work}
          label={phrases.say(run.stage === 'files' ? 'lab.search.in-files' : 'lab.search.running')}
        />
      )}
      {work === null && hits.length === 0 && <Empty>{phrases.say('lab.search.limits')}</Empty>}
      {run.notices.length > 0 && <NoticeList notices={run.notices} />}
      {hits.length > 0 && <HitList hits={hits} wish={wish} onHit={onHit} />}
    </>
  );
}

function HitList({
  hits,
  wish,
  onHit,
}: {
  readonly hits: readonly Hit[];
  readonly wish: SearchWish;
  readonly onHit: (hit: Hit) => void;
}) {
  const { phrases } = useLanguage();
  return (
    <RowList rows={hits} height={76} label={phrases.say('lab.search.hits')}>
      {(hit) => <HitRow hit={hit} wish={wish} onHit={onHit} />}
    </RowList>
  );
}

function HitRow({
  hit,
  wish,
  onHit,
}: {
  readonly hit: Hit;
  readonly wish: SearchWish;
  readonly onHit: (hit: Hit) => void;
}) {
  const { phrases, code } = useLanguage();
  const { offset, place, how } = hit;
  const reachable = offset !== null || place.entry !== null;
  return (
    <button type="button" className={listsStyles['hit']} disabled={!reachable} onClick={() => onHit(hit)}>
      <span className={listsStyles['where']}>
        {offset !== null && <code>{offsetText(offset)}</code>}
        {offset !== null && (
          <span>{phrases.say('lab.free.sector', { sector: countText(Math.floor(offset / 512), code) })}</span>
        )}
        {how !== 'whole' && <span>{phrases.say(`lab.hit.${how}`)}</span>}
        <span>
          {phrases.say(`lab.hit.${place.kind}${place.deleted ? '-deleted' : ''}`, {
            path: place.path ?? '',
          })}
        </span>
        <span>{hit.encoding}</span>
        {wish.terms.length > 1 && <span>“{wish.terms[hit.term]?.pattern}”</span>}
      </span>
      <span className={listsStyles['context']}>
        {hit.before.slice(-28)}
        <mark>{hit.match}</mark>
        {hit.after}
      </span>
    </button>
  );
}
