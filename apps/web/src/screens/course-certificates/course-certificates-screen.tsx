import { certificateGrounds, type Certificate } from '@tracecraft/course';
import { Link } from '@tanstack/react-router';
import { paths } from '@tracecraft/protocol';
import { useCallback, useState } from 'react';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, buttonClass, Empty, Panel, Tag, TextField } from '../../design/index.ts';
import { formatDay, useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { useReaderZone } from '../course-parts/when.tsx';
import { IssuePanel } from './issue-panel.tsx';
import { PrintSheet } from './print-sheet.tsx';

/** Certificates: who may have one, who has, taking one back, and all of them in one print. */
export function CourseCertificatesScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { state, role, stream } = useCourse();
  const [printing, setPrinting] = useState(false);
  const stop = useCallback(() => setPrinting(false), []);
  const nameOf = ({ account }: Certificate): string => state.people.get(account)?.name ?? account;
  const issued = state.certificates.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), code));
  const standing = issued.filter(({ revoked }) => revoked === null);
  const holders = new Set(standing.map(({ account }) => account));
  const waiting = certificateGrounds(state).filter(({ account }) => !holders.has(account));
  return (
    <Page>
      <header className={parts['head']}>
        <div>
          <h1>{say('office.tab.certificates')}</h1>
          <p>{say('office.certificates.intro')}</p>
        </div>
        <div className={parts['row']}>
          <Button disabled={standing.length === 0} onClick={() => setPrinting(true)}>
            {say('office.certificates.print-all', { count: standing.length })}
          </Button>
          {standing.length > 0 && (
            <a href={paths.certificatesPdf(stream)} download="certificates.pdf" className={buttonClass()}>
              {say('office.certificates.pdf')}
            </a>
          )}
        </div>
      </header>
      {role === 'programme-office' && <IssuePanel waiting={waiting} />}
      <Panel title={say('office.certificates.issued', { count: standing.length })} flush>
        {issued.length === 0 && <Empty>{say('office.certificates.none')}</Empty>}
        <ul className={parts['lines']}>
          {issued.map((one) => (
            <CertificateLine key={one.credential} certificate={one} name={nameOf(one)} />
          ))}
        </ul>
      </Panel>
      {printing && <PrintSheet certificates={standing} onClose={stop} />}
    </Page>
  );
}

function CertificateLine({
  certificate,
  name,
}: {
  readonly certificate: Certificate;
  readonly name: string;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { stream, role } = useCourse();
  const zone = useReaderZone();
  const { credential, modules, expires, revoked } = certificate;
  return (
    <li>
      <span className={parts['what']}>
        <b>{name}</b>
        <small>{say('office.certificates.modules', { modules: modules.join(', ') })}</small>
      </span>
      <span className={parts['row']}>
        {revoked === null ? (
          <Tag tone="ok">{say('office.certificates.until', { day: formatDay(expires, code, zone) })}</Tag>
        ) : (
          <Tag tone="departure">{say('office.certificates.revoked', { reason: revoked })}</Tag>
        )}
        <Link
          to="/course/$course/certificate/$credential"
          params={{ course: stream.replace(/^course:/, ''), credential }}
          className={buttonClass({ small: true })}
          aria-label={say('office.certificates.open-name', { name })}
        >
          {say('office.certificates.open')}
        </Link>
        {role === 'programme-office' && revoked === null && <Revoke certificate={certificate} name={name} />}
      </span>
    </li>
  );
}

function Revoke({
  certificate: { credential, account },
  name,
}: {
  readonly certificate: Certificate;
  readonly name: string;
}) {
  const say = useSay();
  const { act, outcome } = useCourseAct();
  const [reason, setReason] = useState('');
  return (
    <details className={parts['more']}>
      <summary aria-label={say('office.certificates.revoke-name', { name })}>
        {say('office.certificates.revoke')}
      </summary>
      <form
        className={parts['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void act('certificate.revoked', { credential, account, reason });
        }}
      >
        <TextField
          label={say('office.certificates.revoke-why')}
          value={reason}
          required
          onChange={({ target }) => setReason(target.value)}
        />
        <Said outcome={outcome} />
        <Button look="danger" small type="submit" disabled={reason.trim() === ''}>
          {say('office.certificates.revoke')}
        </Button>
      </form>
    </details>
  );
}
