import { useQueries } from '@tanstack/react-query';
import type { Certificate } from '@tracecraft/course';
import { useCourse } from '../../case/open-course.ts';
import {
  laterPhrasesQuery,
  formatDay,
  LANGUAGES,
  type LanguageCode,
  type Say,
} from '../../language/index.ts';
import { QrCode } from '../course-parts/qr-code.tsx';
import styles from './certificates.module.css';

/** Words of one page: the officer's language, and English beside it where that is a draft nobody has reviewed. */
interface PageWords {
  readonly language: LanguageCode;
  readonly say: Say;
  /** Null where the page is in English. */
  readonly english: Say | null;
}

/**
 * One certificate as paper, in the officer's language; where that is a draft, the English that was signed stands with it
 * and the draft is marked (settled 33). It says what the signed file says, and no more.
 */
export function CertificatePage({ certificate }: { readonly certificate: Certificate }) {
  const { state } = useCourse();
  const person = state.people.get(certificate.account);
  const language = LANGUAGES.find(({ code }) => code === person?.language)?.code ?? 'en';
  const [own, plain] = useQueries({ queries: [laterPhrasesQuery(language), laterPhrasesQuery('en')] });
  if (state.opened === null || own?.data === undefined || plain?.data === undefined) return null;
  const words = { language, say: own.data.say, english: language === 'en' ? null : plain.data.say };
  return (
    <article className={styles['page']} lang={language}>
      <Head words={words} name={person?.name ?? certificate.account} opened={state.opened} />
      <ul className={styles['modules']}>
        {certificate.modules.map((module) => (
          <li key={module}>
            <b>{module}</b> {[...state.sessions.values()].find((one) => one.module === module)?.title ?? ''}
          </li>
        ))}
      </ul>
      <Foot words={words} certificate={certificate} opened={state.opened} />
    </article>
  );
}

type Opened = NonNullable<ReturnType<typeof useCourse>['state']['opened']>;

function Head({
  words: { language, say, english },
  name,
  opened,
}: {
  readonly words: PageWords;
  readonly name: string;
  readonly opened: Opened;
}) {
  const day = (time: number): string => formatDay(time, language, opened.zone);
  const second = (id: string) =>
    english !== null && (
      <p className={styles['second']} lang="en">
        {english(id)}
      </p>
    );
  return (
    <>
      <h2>{say('certificate.title')}</h2>
      {second('certificate.title')}
      <p>{say('certificate.certifies')}</p>
      <p className={styles['name']}>{name}</p>
      <p>{say('certificate.attended')}</p>
      {second('certificate.attended')}
      <p className={styles['course']}>{opened.title}</p>
      <p>{say('certificate.held', { from: day(opened.starts), until: day(opened.ends) })}</p>
    </>
  );
}

function Foot({
  words: { language, say, english },
  certificate: { credential, practices, roots, file, at, expires },
  opened,
}: {
  readonly words: PageWords;
  readonly certificate: Certificate;
  readonly opened: Opened;
}) {
  const { sponsors } = useCourse().state;
  const day = (time: number): string => formatDay(time, language, opened.zone);
  const digest = file?.sha256 ?? '';
  return (
    <footer className={styles['foot']}>
      <div>
        {practices.length > 0 && (
          <p className={styles['fine']}>
            {say('certificate.practices')} {practices.join(', ')}
          </p>
        )}
        <p>{say('certificate.valid', { from: day(at), until: day(expires) })}</p>
        <p className={styles['fine']}>{say('certificate.records', { count: roots.length, digest })}</p>
        <p>{say('certificate.no-score')}</p>
        {english !== null && (
          <p>
            <b>{say('certificate.draft')}</b> <span lang="en">{english('certificate.draft')}</span>
          </p>
        )}
        {sponsors.map(({ event, name, text }) => (
          <p key={event}>
            <b>{name}</b> {text}
          </p>
        ))}
        {opened.note !== '' && <p>{opened.note}</p>}
      </div>
      <QrCode text={`${credential} sha256=${digest}`} label={say('certificate.qr', { credential })} />
    </footer>
  );
}
