import { IconLock, IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { isProtected, type Practice } from '@tracecraft/practice';
import { useDeferredValue } from 'react';
import { draftsQuery } from '../../case/practice-drafts.ts';
import { practicesQuery } from '../../case/more-practices.ts';
import type { PracticeLibrary } from '../../case/practice-library.ts';
import { buttonClass, Empty, Notice, Panel, Progress, SelectField, Tag } from '../../design/index.ts';
import { LaterPhrases, Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import { AdoptedBy } from './adopted-by.tsx';
import { PracticeHistory } from './practice-history.tsx';
import { PracticePictures } from './practice-pictures.tsx';
import { PracticeStepView } from './practice-step.tsx';
import styles from './practices.module.css';
import { ProfileChanges } from './profile-changes.tsx';
import { ToldOf } from './told-of.tsx';

/** The manual page of one practice, as shared or as an overlay has it; its file is fetched when it is opened. */
export function PracticeScreen() {
  return (
    <LaterPhrases>
      <Opened />
    </LaterPhrases>
  );
}

function Opened() {
  const { say } = useLanguage().phrases;
  const { practice: id } = useParams({ from: '/shell/practices/$practice' });
  const { overlay = 'none' } = useSearch({ from: '/shell/practices/$practice' });
  const { data: library, error } = useQuery(practicesQuery(useQueryClient(), [id]));
  if (error !== null)
    return (
      <Page>
        <Notice tone="departure" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      </Page>
    );
  if (library === undefined)
    return (
      <Page>
        <Progress label={say('practices.loading')} />
      </Page>
    );
  const practice = library.practice(id);
  const known = library.profiles.some((one) => one.id === overlay && one.status === 'worked-out');
  return practice === undefined ? (
    <Empty>{say('practices.unknown')}</Empty>
  ) : (
    <Manual shared={practice} library={library} overlay={known ? overlay : 'none'} />
  );
}

function Manual({
  shared,
  library,
  overlay,
}: {
  readonly shared: Practice;
  readonly library: PracticeLibrary;
  readonly overlay: string;
}) {
  const { phrases, localised } = useLanguage();
  const drafts = useQuery(draftsQuery).data ?? [];
  // Every overlay is applied to say what it changes: that comes after the practice itself.
  const rest = useDeferredValue(true, false);
  const adopted = library.adopted(overlay);
  const practice = adopted.practice(shared.id) ?? shared;
  const changes = adopted.changes.filter((change) => change.practice === shared.id);
  const dropped = changes.filter(({ kind }) => kind === 'dropped');
  return (
    <Page>
      <Head practice={practice} />
      <OverlaySwitch library={library} overlay={overlay} practice={shared.id} changes={changes.length} />
      {dropped.length > 0 && <ProfileChanges changes={dropped} />}
      {practice.steps.map((step) => (
        <PracticeStepView
          key={step.id}
          practice={practice}
          step={step}
          change={changes.find((change) => change.step === step.id) ?? null}
        />
      ))}
      <ToldOf practice={shared.id} />
      <PracticePictures pictures={practice.pictures} library={library} />
      <Panel title={phrases.say('practices.prose')}>
        <Prose text={localised(practice.prose)} top={3} />
      </Panel>
      <PracticeHistory practice={shared} drafts={drafts.filter(({ id }) => id === shared.id)} />
      {rest && <AdoptedBy practice={shared} library={library} />}
    </Page>
  );
}

function Head({ practice }: { readonly practice: Practice }) {
  const { phrases, localised, code } = useLanguage();
  const { say } = phrases;
  return (
    <header className={styles['manual']}>
      <p>
        <Link to="/practices">{say('practices.title')}</Link>
        {practice.code !== null &&
          ` › ${practice.code.slice(0, 1)} ${say(`library.letter.${practice.code.slice(0, 1)}`)}`}
      </p>
      <h1>
        {practice.code !== null && <span className={styles['code']}>{practice.code} </span>}
        {localised(practice.title)}
      </h1>
      <p className={styles['tags']}>
        <Tag>{`${practice.id} ${practice.version}`}</Tag>
        <Tag tone={practice.status === 'draft' ? 'risk' : undefined}>
          {say(`practices.status.${practice.status}`)}
        </Tag>
        <Tag>{practice.publisher}</Tag>
        {practice.draftLanguages.includes(code) && <Tag tone="risk">{say('word.draft')}</Tag>}
      </p>
      {isProtected(practice) && (
        <Notice>
          <p>
            <IconLock size={16} stroke={2} aria-hidden /> <b>{say('library.protected')}</b>{' '}
            {say('library.protected-means')}
          </p>
        </Notice>
      )}
      <p>
        <Link to="/practices/$practice/edit" params={{ practice: practice.id }} className={buttonClass()}>
          <IconPencil size={20} stroke={1.75} aria-hidden /> {say('library.edit')}
        </Link>
      </p>
    </header>
  );
}

/** Reads the page as a country has it; what no authority has reviewed informs and no more. */
function OverlaySwitch({
  library,
  overlay,
  practice,
  changes,
}: {
  readonly library: PracticeLibrary;
  readonly overlay: string;
  readonly practice: string;
  readonly changes: number;
}) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const navigate = useNavigate();
  return (
    <div className={styles['manual']}>
      <SelectField
        label={say('library.read-under')}
        value={overlay}
        onChange={({ target }) =>
          void navigate({
            to: '/practices/$practice',
            params: { practice },
            search: target.value === 'none' ? {} : { overlay: target.value },
            replace: true,
          })
        }
      >
        <option value="none">{say('library.as-shared')}</option>
        {library.profiles
          .filter(({ status }) => status === 'worked-out')
          .map(({ id, title }) => (
            <option key={id} value={id}>
              {localised(title)}
            </option>
          ))}
      </SelectField>
      {overlay !== 'none' && <output>{say('library.overlay-changes', { count: changes })}</output>}
    </div>
  );
}
