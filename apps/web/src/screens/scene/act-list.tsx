import type { EventKind } from '@tracecraft/record';
import { byPhase } from '@tracecraft/workbench';
import { useState } from 'react';
import { Button, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { matchesFilter } from './act-filter.ts';
import { actIcon } from './act-icons.ts';
import styles from './act-list.module.css';
import type { AskedAct } from './next-act.ts';

/** Below this many acts a filter would only be in the way. */
const FILTER_FROM = 12;

/** Every act about what is chosen: the likely ones first, then all by part of the work, with a filter in the reader's words. */
export function ActList({
  acts,
  likely,
  onAct,
}: {
  readonly acts: readonly EventKind[];
  readonly likely: readonly AskedAct[];
  readonly onAct: (asked: AskedAct) => void;
}) {
  const say = useSay();
  const [query, setQuery] = useState('');
  const found = acts.filter(({ kind, verbs }) => matchesFilter(query, [say(`act.${kind}`), ...verbs]));
  return (
    <div className={styles['list']}>
      {acts.length >= FILTER_FROM && (
        <TextField
          label={say('act.filter')}
          type="search"
          value={query}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <output className="sr-only">{query === '' ? '' : say('act.found', { count: found.length })}</output>
      {query === '' && likely.length > 0 && (
        <section>
          <h3 className={styles['part']}>{say('work.likely')}</h3>
          <ul className={styles['acts']} aria-label={say('work.likely')}>
            {likely.map((asked) => (
              <Act key={asked.kind.kind} asked={asked} onAct={onAct} />
            ))}
          </ul>
        </section>
      )}
      {found.length === 0 && <p className={styles['none']}>{say('act.none-found')}</p>}
      <section aria-label={say('act.all')} className={styles['list']}>
        {byPhase(found).map(({ phase, kinds }) => (
          <section key={phase}>
            <h3 className={styles['part']}>{say(`work.${phase}`)}</h3>
            <ul className={styles['acts']} aria-label={say(`work.${phase}`)}>
              {kinds.map((kind) => (
                <Act key={kind.kind} asked={{ kind, prefill: {} }} onAct={onAct} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    </div>
  );
}

function Act({ asked, onAct }: { readonly asked: AskedAct; readonly onAct: (asked: AskedAct) => void }) {
  const say = useSay();
  const { kind } = asked.kind;
  return (
    <li>
      <Button wide className={styles['act']} icon={<ActIcon kind={kind} />} onClick={() => onAct(asked)}>
        {say(`act.${kind}`)}
      </Button>
    </li>
  );
}

/** The picture of an act. */
export function ActIcon({ kind }: { readonly kind: string }) {
  const Icon = actIcon(kind);
  return <Icon size={20} stroke={1.75} aria-hidden />;
}
