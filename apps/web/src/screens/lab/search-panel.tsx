import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type FormEvent } from 'react';
import type { Hit } from '../../adapters/image-worker/messages.ts';
import { Button, Empty, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { offsetText } from './hex-view.tsx';
import type { SearchRun } from './lab-state.ts';
import { countText } from './size-text.ts';
import { WorkProgress } from './work-progress.tsx';
import listsStyles from './lists.module.css';

export interface SearchWish {
  readonly text: string;
  readonly matchCase: boolean;
}

/** A text looked for over every byte of the image: live files, deleted files, slack, free space, gaps. */
export function SearchPanel({
  run,
  onSearch,
  onHit,
}: {
  readonly run: SearchRun | null;
  readonly onSearch: (wish: SearchWish) => void;
  readonly onHit: (hit: Hit) => void;
}) {
  const { phrases } = useLanguage();
  const [text, setText] = useState(run?.text ?? '');
  const [matchCase, setMatchCase] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') onSearch({ text: text.normalize('NFC'), matchCase });
  };
  return (
    <div className={listsStyles['list']}>
      <search>
        <form className={listsStyles['filters']} onSubmit={submit}>
          <TextField
            label={phrases.say('lab.search.text')}
            hint={phrases.say('lab.search.hint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            type="search"
          />
          <label className={listsStyles['check']}>
            <input
              type="checkbox"
              checked={matchCase}
              onChange={(event) => setMatchCase(event.currentTarget.checked)}
            />
            {phrases.say('lab.search.case')}
          </label>
          <Button
            type="submit"
            icon={<IconSearch size={18} aria-hidden />}
            disabled={text.trim() === '' || (run !== null && run.work !== null)}
          >
            {phrases.say('lab.search.go')}
          </Button>
        </form>
      </search>
      {run !== null && <Outcome run={run} onHit={onHit} />}
    </div>
  );
}

function Outcome({ run, onHit }: { readonly run: SearchRun; readonly onHit: (hit: Hit) => void }) {
  const { phrases, code } = useLanguage();
  const { hits, work, text } = run;
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
        <WorkProgress work={work} label={phrases.say('lab.search.running')} />
      )}
      {work === null && hits.length === 0 && <Empty>{phrases.say('lab.search.limits')}</Empty>}
      {hits.length > 0 && <HitList hits={hits} onHit={onHit} />}
    </>
  );
}

function HitList({ hits, onHit }: { readonly hits: readonly Hit[]; readonly onHit: (hit: Hit) => void }) {
  const { phrases, code } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={listsStyles['ranges']}>
      <ul
        aria-label={phrases.say('lab.search.hits')}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const hit = hits[index];
          if (hit === undefined) return null;
          return (
            <li
              key={index}
              style={{
                position: 'absolute',
                insetInline: 0,
                transform: `translateY(${start}px)`,
                height: size,
              }}
            >
              <button type="button" className={listsStyles['hit']} onClick={() => onHit(hit)}>
                <span className={listsStyles['where']}>
                  <code>{offsetText(hit.offset)}</code>
                  <span>
                    {phrases.say('lab.free.sector', {
                      sector: countText(Math.floor(hit.offset / 512), code),
                    })}
                  </span>
                  <span>
                    {phrases.say(`lab.hit.${hit.place.kind}${hit.place.deleted ? '-deleted' : ''}`, {
                      path: hit.place.path ?? '',
                    })}
                  </span>
                </span>
                <span className={listsStyles['context']}>
                  {hit.before.slice(-28)}
                  <mark>{hit.match}</mark>
                  {hit.after}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
