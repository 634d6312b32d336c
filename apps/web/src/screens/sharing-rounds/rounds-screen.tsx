import { Link } from '@tanstack/react-router';
import type { Experience, ExperienceGroup } from '@tracecraft/exchange';
import { useDeferredValue, useMemo, useState } from 'react';
import { FRONT_LINES } from '../../case/exchange-front.ts';
import { useExchange } from '../../case/open-exchange.ts';
import { buttonClass, Button, Empty, Panel, SelectField, Tag, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { SaidBy } from './said-by.tsx';
import { eventsOf, useSeenBefore } from './seen.ts';
import { shownText } from './shown-text.ts';
import { useFound } from './use-found.ts';

/** The round of the delegations: what each lived through, in its own words and time. */
export function RoundsScreen() {
  const { say } = useLanguage().phrases;
  const { state, account, mine, whole, totals } = useExchange();
  const all = useMemo(() => [...state.rounds.experiences.values()].toReversed(), [state]);
  const seen = useSeenBefore(account.id, all, whole);
  const [filter, setFilter] = useState({ text: '', agency: '', group: '' });
  const shown = useDeferredValue(filter);
  const ids = useFound(all, shown.text);
  const found = useMemo(() => {
    const { experiences, groups } = state.rounds;
    const told = ids === null ? all : ids.flatMap((id) => experiences.get(id) ?? []);
    return chosen(told, shown, groups);
  }, [all, ids, shown, state]);
  return (
    <Page>
      <header className={parts['head']}>
        <div>
          <h1>{say('sharing.round.heading')}</h1>
          <p>{say('sharing.round.why')}</p>
        </div>
        {mine.length > 0 && (
          <Link to="/sharing/rounds/new" className={buttonClass({ look: 'primary' })}>
            {say('sharing.round.new')}
          </Link>
        )}
      </header>
      <Filter filter={filter} onChange={setFilter} />
      <ExperienceList found={found} count={whole ? found.length : totals.experiences} seen={seen} />
    </Page>
  );
}

interface RoundFilter {
  readonly text: string;
  readonly agency: string;
  readonly group: string;
}

function chosen(
  all: readonly Experience[],
  { agency, group }: RoundFilter,
  groups: readonly ExperienceGroup[],
): readonly Experience[] {
  const together = groups.find((one) => one.group === group)?.experiences;
  return all.filter(
    (one) =>
      (agency === '' || one.now.said.agency === agency) &&
      (together === undefined || together.includes(one.id)),
  );
}

function Filter({
  filter,
  onChange,
}: {
  readonly filter: RoundFilter;
  readonly onChange: (filter: RoundFilter) => void;
}) {
  const { say } = useLanguage().phrases;
  const { state, whole } = useExchange();
  const { members, rounds } = state;
  return (
    <div className={parts['fields']}>
      <TextField
        type="search"
        label={say('sharing.round.find')}
        disabled={!whole}
        value={filter.text}
        onChange={({ target }) => onChange({ ...filter, text: target.value })}
      />
      <SelectField
        label={say('sharing.round.of-agency')}
        disabled={!whole}
        value={filter.agency}
        onChange={({ target }) => onChange({ ...filter, agency: target.value })}
      >
        <option value="">{say('sharing.round.every')}</option>
        {[...members.agencies.values()].map(({ agency, name }) => (
          <option key={agency} value={agency}>
            {name}
          </option>
        ))}
      </SelectField>
      {rounds.groups.length > 0 && (
        <SelectField
          label={say('sharing.round.group')}
          disabled={!whole}
          value={filter.group}
          onChange={({ target }) => onChange({ ...filter, group: target.value })}
        >
          <option value="">{say('sharing.round.every')}</option>
          {rounds.groups.map(({ group, title }) => (
            <option key={group} value={group}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}

function ExperienceList({
  found,
  count,
  seen,
}: {
  readonly found: readonly Experience[];
  /** How many there are: more than `found` while the record is being read. */
  readonly count: number;
  readonly seen: ReadonlySet<string> | null;
}) {
  const { say } = useLanguage().phrases;
  const { whole } = useExchange();
  const [most, setMost] = useState(FRONT_LINES);
  return (
    <Panel title={say('sharing.round.list', { count })} flush>
      {whole && count === 0 && <Empty>{say('sharing.round.none')}</Empty>}
      <ul className={parts['lines']}>
        {found.slice(0, most).map((one) => (
          <Line key={one.id} experience={one} seen={seen} />
        ))}
      </ul>
      {count > most && (
        <Button wide disabled={found.length <= most} onClick={() => setMost(most + FRONT_LINES)}>
          {say('sharing.round.more', { count: count - most })}
        </Button>
      )}
    </Panel>
  );
}

function Line({
  experience,
  seen,
}: {
  readonly experience: Experience;
  readonly seen: ReadonlySet<string> | null;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { text, language, translation } = shownText(experience, code);
  const { account } = useExchange();
  const { id, now, questions, comparisons, withdrawn } = experience;
  const fresh =
    seen === null ? 0 : eventsOf(experience, account.id).filter((event) => !seen.has(event)).length;
  return (
    <li>
      <span className={parts['what']}>
        <Link to="/sharing/rounds/$experience" params={{ experience: id }} lang={language}>
          {text.title}
        </Link>
        <SaidBy said={now.said} />
        <small>
          {say('sharing.round.talk', { questions: questions.length, compared: comparisons.length })}
        </small>
      </span>
      <span className={parts['row']}>
        {fresh > 0 && <Tag tone="info">{say('sharing.round.fresh', { count: fresh })}</Tag>}
        {withdrawn !== null && <Tag tone="risk">{say('sharing.round.withdrawn')}</Tag>}
        {translation?.drafted === 'machine' && <Tag tone="risk">{say('word.draft')}</Tag>}
        <Tag tone={now.outcome === 'went-right' ? 'ok' : 'risk'}>
          {say(`sharing.round.outcome.${now.outcome}`)}
        </Tag>
        <Tag>{now.said.handling}</Tag>
      </span>
    </li>
  );
}
