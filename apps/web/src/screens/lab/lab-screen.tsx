import { paths } from '@tracecraft/protocol';
import type { EvidenceRef, ExerciseBrief } from '@tracecraft/course';
import type { Session } from '@tracecraft/workbench';
import { useState } from 'react';
import type { EvidencePart } from '../../adapters/image-worker/messages.ts';
import { Notice, Progress } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import { assumeZone, checkHash, openImage } from './lab-actions.ts';
import { CLOSED, type HashCheck, type LabState } from './lab-state.ts';
import { ImageHead } from './image-head.tsx';
import { OpenPanel } from './open-panel.tsx';
import { useLab } from './use-lab.ts';
import { Workplace } from './workplace.tsx';
import styles from './lab.module.css';

/** Without a session nothing is recorded and no network is used; everything else works alike. */
export interface LabProps {
  readonly session: Session | null;
  readonly exercise: ExerciseBrief | null;
  readonly image: { readonly evidence: EvidenceRef } | null;
}

/** The lab: open an image, look at every layer of it, keep what matters. */
export function LabScreen({ session, exercise, image }: LabProps) {
  const { phrases, localised } = useLanguage();
  const offered = image === null ? (exercise?.evidence ?? []) : [image.evidence];
  const [evidence, setEvidence] = useState<EvidenceRef | null>(image?.evidence ?? null);
  const lab = useLab(session, evidence ?? (offered.length === 1 ? (offered[0] ?? null) : null));
  const { state, bench } = lab;
  const subjectOf = evidence ?? (offered.length === 1 ? (offered[0] ?? null) : null);

  const openEvidence = (item: EvidenceRef): void => {
    setEvidence(item);
    const part: EvidencePart = { from: 'server', name: `${item.id}.raw`, url: paths.evidence(item.sha256), size: item.size };
    void openImage(bench, localised(item.title), [part]);
  };
  const openFiles = (files: readonly File[]): void => {
    const [first] = files;
    if (first === undefined) return;
    const title = files.length === 1 ? first.name : phrases.say('lab.open.several', { name: first.name, count: files.length - 1 });
    void openImage(bench, title, files.map((file) => ({ from: 'device', file })));
  };

  return (
    <div className={styles['lab']} data-open={state.image !== null || undefined}>
      {state.image === null ? (
        <>
          <div className={styles['intro']}>
            <h1>{phrases.say('lab.title')}</h1>
            <p>{phrases.say(session === null ? 'lab.intro' : 'lab.intro.case')}</p>
          </div>
          {state.fault !== null && <FaultNotice fault={state.fault} />}
          {state.opening && <Progress label={phrases.say('lab.opening', { name: state.title })} />}
          <OpenPanel evidence={offered} onEvidence={openEvidence} onFiles={openFiles} />
        </>
      ) : (
        <>
          <ImageHead
            state={state}
            recorded={recordedDigest(state, subjectOf)}
            onHash={(recorded) => void checkHash(bench, recorded)}
            onZone={(zone) => void assumeZone(bench, zone)}
            onClose={() => bench.change(CLOSED)}
          />
          {state.fault !== null && <FaultNotice fault={state.fault} />}
          {session !== null && lab.imageId === null && (
            <Notice tone="risk">
              <p>{phrases.say('lab.not-in-case')}</p>
            </Notice>
          )}
          <Workplace lab={lab} session={session} exercise={exercise} recordedSha256={subjectOf?.sha256 ?? null} />
          <p className={styles['said']} role="status">
            {state.said === null ? '' : phrases.say(state.said.id, state.said.params)}
          </p>
        </>
      )}
    </div>
  );
}

/** What the hash is compared with: the case's SHA-256 of the raw image, else what the container stores. */
function recordedDigest({ image }: LabState, evidence: EvidenceRef | null): HashCheck['recorded'] {
  if (evidence !== null) return { algorithm: 'SHA-256', value: evidence.sha256 };
  if (image?.stored.sha1 !== undefined) return { algorithm: 'SHA-1', value: image.stored.sha1 };
  return image?.stored.md5 === undefined ? null : { algorithm: 'MD5', value: image.stored.md5 };
}
