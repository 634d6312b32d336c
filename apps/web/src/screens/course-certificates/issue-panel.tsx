import type { CertificateGround } from '@tracecraft/course';
import { useState } from 'react';
import { ApiProblem, Unreachable } from '../../adapters/api.ts';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Empty, Notice, Panel, Progress } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { Said } from '../course-parts/said.tsx';
import { issueCertificate } from './issue-certificate.ts';

/** Who may have a certificate and has none: the agency signs it, the office says so in the record of the course. */
export function IssuePanel({ waiting }: { readonly waiting: readonly CertificateGround[] }) {
  const say = useSay();
  const { stream } = useCourse();
  const { act, outcome } = useCourseAct();
  const [far, setFar] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const issue = async (): Promise<void> => {
    setProblem(null);
    try {
      for (const [i, { account }] of waiting.entries()) {
        setFar({ done: i, of: waiting.length });
        const { fields, attachment } = await issueCertificate(stream, account);
        const done = say('office.certificates.done', { count: i + 1 });
        if ((await act('certificate.issued', fields, { done, attachments: [attachment] })) === null) break;
      }
    } catch (refused) {
      if (!(refused instanceof ApiProblem) && !(refused instanceof Unreachable)) throw refused;
      setProblem(refused);
    } finally {
      setFar(null);
    }
  };
  return (
    <Panel title={say('office.certificates.waiting', { count: waiting.length })}>
      {waiting.length === 0 ? (
        <Empty>{say('office.certificates.nobody-waits')}</Empty>
      ) : (
        <p>{waiting.map(({ officer }) => officer).join(', ')}</p>
      )}
      <p>{say('office.certificates.rule')}</p>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      <Said outcome={outcome} />
      {far === null ? (
        <Button look="primary" disabled={waiting.length === 0} onClick={() => void issue()}>
          {say('office.certificates.issue', { count: waiting.length })}
        </Button>
      ) : (
        <Progress
          label={say('office.certificates.issuing', { done: far.done, of: far.of })}
          value={far.done}
          max={far.of}
        />
      )}
    </Panel>
  );
}
