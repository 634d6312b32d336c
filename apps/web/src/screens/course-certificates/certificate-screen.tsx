import { Link, useParams } from '@tanstack/react-router';
import { paths } from '@tracecraft/protocol';
import { useCallback, useState } from 'react';
import { readBlob } from '../../adapters/blobs.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, buttonClass, Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { saveAs } from '../course-programme/save-as.ts';
import { CertificatePage } from './certificate-page.tsx';
import { PrintSheet } from './print-sheet.tsx';

/** One certificate: to look at, to print, and as the signed file a court can check without a network. */
export function CertificateScreen() {
  const say = useSay();
  const { credential } = useParams({ from: '/shell/course/$course/certificate/$credential' });
  const { state, role, stream } = useCourse();
  const [printing, setPrinting] = useState(false);
  const stop = useCallback(() => setPrinting(false), []);
  const [problem, setProblem] = useState<unknown>(null);
  const certificate = state.certificates.find((one) => one.credential === credential);
  if (certificate === undefined)
    return (
      <Page>
        <Notice tone="risk">
          <p>{say('office.certificates.unknown')}</p>
        </Notice>
      </Page>
    );
  const { file, revoked } = certificate;
  return (
    <Page>
      <header className={parts['head']}>
        <div>
          {role === 'programme-office' && (
            <Link to="/course/$course/certificates" params={{ course: stream.replace(/^course:/, '') }}>
              {say('office.tab.certificates')}
            </Link>
          )}
          <h1>{say('office.certificates.one')}</h1>
        </div>
        <div className={parts['row']}>
          <Button onClick={() => setPrinting(true)}>{say('office.print')}</Button>
          <a
            href={paths.certificatesPdf(stream, certificate.account)}
            download="certificate.pdf"
            className={buttonClass()}
          >
            {say('office.certificates.pdf-one')}
          </a>
          {file !== null && (
            <Button
              onClick={() =>
                void readBlob(file.sha256)
                  .then((blob) => saveAs(blob, credential.replace(/^urn:uuid:/, ''), 'application/json'))
                  .catch(setProblem)
              }
            >
              {say('office.certificates.file')}
            </Button>
          )}
        </div>
      </header>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {revoked !== null && (
        <Notice tone="departure">
          <p>{say('office.certificates.revoked', { reason: revoked })}</p>
        </Notice>
      )}
      <p>{say('office.certificates.check')}</p>
      <CertificatePage certificate={certificate} />
      {printing && <PrintSheet certificates={[certificate]} onClose={stop} />}
    </Page>
  );
}
