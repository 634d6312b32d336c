import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Experience } from '@tracecraft/exchange';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, ChoiceField, Empty, Notice, Panel, SelectField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { audienceOf } from './audience-choice.ts';
import { AudienceFields } from './audience-fields.tsx';
import { blankDraft, draftFrom, useKeptDraft, WORDS, type ExperienceDraft } from './experience-draft.ts';
import { GuardedArea } from './guarded-area.tsx';
import { languageName, SHARED_LANGUAGES } from './languages.ts';
import { PracticesField } from './practices-field.tsx';
import { maySay } from './refused-words.tsx';
import { useKnown } from './use-known.ts';

const OUTCOMES = ['went-right', 'went-wrong', 'mixed'] as const;

/** Tells an experience, or an own one anew (`replaces`). */
export function ExperienceFormScreen() {
  const { say } = useLanguage().phrases;
  const { state, mine } = useExchange();
  const { replaces } = useSearch({ from: '/shell/sharing/rounds/new' });
  const before = replaces === undefined ? undefined : state.rounds.experiences.get(replaces);
  const agency = mine.find((one) => one.agency === before?.now.said.agency) ?? mine[0];
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say(before === undefined ? 'sharing.round.new' : 'sharing.round.anew')}</h1>
        <p>
          <Link to="/sharing/rounds">{say('sharing.round.all')}</Link>
        </p>
      </header>
      {agency === undefined ? (
        <Empty>{say('sharing.round.no-agency')}</Empty>
      ) : (
        <Form agency={agency.agency} before={before} />
      )}
    </Page>
  );
}

function Form({ agency, before }: { readonly agency: string; readonly before: Experience | undefined }) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { account } = useExchange();
  const known = useKnown();
  const { draft, kept, change, drop } = useKeptDraft(account.id, before?.id ?? 'new', () =>
    before === undefined ? blankDraft(code) : draftFrom(before),
  );
  const post = usePost(agency, before, drop);
  if (draft === null) return null;
  const empty = WORDS.filter((word) => draft[word].trim() === '');
  const ready = empty.length === 0 && draft.outcome !== null;
  const clean = maySay(known, ...WORDS.map((word) => draft[word]));
  return (
    <Panel title={say('sharing.round.tell')}>
      <div className={parts['form']}>
        <p>{say('sharing.round.no-case-data')}</p>
        <GuardedArea
          line
          label={say('sharing.round.title')}
          value={draft.title}
          known={known}
          onChange={(title) => change({ title })}
        />
        <ChoiceField
          label={say('sharing.round.outcome')}
          options={OUTCOMES.map((value) => ({ value, label: say(`sharing.round.outcome.${value}`) }))}
          value={draft.outcome ?? undefined}
          onChoose={(outcome) => change({ outcome })}
        />
        {WORDS.slice(1).map((word) => (
          <GuardedArea
            key={word}
            label={say(`sharing.round.${word}`)}
            hint={say(`sharing.round.${word}.how`)}
            value={draft[word]}
            known={known}
            onChange={(text) => change({ [word]: text })}
          />
        ))}
        <SelectField
          label={say('sharing.round.language')}
          value={draft.language}
          onChange={({ target }) => change({ language: target.value })}
        >
          {SHARED_LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {languageName(one, code)}
            </option>
          ))}
        </SelectField>
        <PracticesField chosen={draft.practices} onChange={(practices) => change({ practices })} />
        <AudienceFields agency={agency} readers={draft.readers} named={draft.named} onChange={change} />
        <Said outcome={post.outcome} />
        {!clean && <Notice tone="departure">{<p>{say('sharing.round.not-clean')}</p>}</Notice>}
        <Button look="primary" wide disabled={!ready || !clean} onClick={() => void post.sign(draft)}>
          {say(before === undefined ? 'sharing.round.sign' : 'sharing.round.sign-anew')}
        </Button>
        {!ready && <small>{say('sharing.round.missing', { count: empty.length })}</small>}
        <small aria-busy={!kept}>{say('sharing.round.kept')}</small>
      </div>
    </Panel>
  );
}

/** Signs and shares it, and shows it. The draft goes only once it is signed. */
function usePost(agency: string, before: Experience | undefined, drop: () => Promise<void>) {
  const { act, outcome } = useExchangeAct();
  const navigate = useNavigate();
  const sign = async (draft: ExperienceDraft): Promise<void> => {
    const words = Object.fromEntries(WORDS.map((word) => [word, draft[word].trim()]));
    const event = await act('experience.posted', {
      agency,
      ...audienceOf(draft.readers, agency, draft.named),
      ...words,
      outcome: draft.outcome,
      language: draft.language,
      practices: draft.practices.length === 0 ? undefined : draft.practices,
      replaces: before?.now.said.event,
    });
    if (event === null) return;
    await drop();
    await navigate({ to: '/sharing/rounds/$experience', params: { experience: before?.id ?? event.id } });
  };
  return { sign, outcome };
}
