import { paths } from '@tracecraft/protocol';
import type { EvidenceRef } from '@tracecraft/course';
import { useState } from 'react';
import type { EvidencePart } from '../../adapters/image-worker/messages.ts';
import { Notice, Progress } from '../../design/index.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import { checkHash } from './actions/check-hash.ts';
import { assumeZone, openImage } from './actions/open-image.ts';
import { CLOSED, type HashCheck, type LabState } from './lab-state.ts';
import { ImageHead } from './image-head.tsx';
import type { LabProps } from './lab-props.ts';
import { OpenPanel } from './open-panel.tsx';
import { useFontsAtHand } from './use-fonts-at-hand.ts';
import { useLab, type Lab } from './use-lab.ts';
import { WorkProgress } from './work-progress.tsx';
import { Workplace } from './workplace.tsx';
import headStyles from './head.module.css';
import styles from './lab.module.css';

/** The lab: open an image, look at every layer of it, keep what matters. */
export function LabScreen({ session, exercise, image, departures }: LabProps) {
  const { phrases, localised } = useLanguage();
  useFontsAtHand();
  const offered = image === null ? (exercise?.evidence ?? []) : [image.evidence];
  const [picked, setPicked] = useState<EvidenceRef | null>(null);
  const evidence = picked ?? (offered.length === 1 ? (offered[0] ?? null) : null);
  const lab = useLab(session, evidence);

  const openEvidence = (item: EvidenceRef): void => {
    setPicked(item);
    const part: EvidencePart = {
      from: 'server',
      name: `${item.id}.raw`,
      url: paths.evidence(item.sha256),
      size: item.size,
    };
    void openImage(lab.bench, localised(item.title), [part]);
  };
  const openFiles = (files: readonly File[]): void => {
    const [first] = files;
    if (first === undefined) return;
    const title =
      files.length === 1
        ? first.name
        : phrases.say('lab.open.several', { name: first.name, count: files.length - 1 });
    const proof =
      session === null || evidence === null
        ? null
        : ({ algorithm: 'SHA-256', value: evidence.sha256 } as const);
    void openImage(
      lab.bench,
      title,
      files.map((file) => ({ from: 'device', file })),
      proof,
    );
  };

  return (
    <div className={styles['lab']} data-open={lab.state.image !== null || undefined}>
      {lab.state.image === null ? (
        <Start
          state={lab.state}
          inCase={session !== null}
          offered={offered}
          onEvidence={openEvidence}
          onFiles={openFiles}
        />
      ) : (
        <Examination
          lab={lab}
          session={session}
          exercise={exercise}
          evidence={evidence}
          departures={departures}
        />
      )}
    </div>
  );
}

function Start({
  state,
  inCase,
  ...choices
}: {
  readonly state: LabState;
  readonly inCase: boolean;
  readonly offered: readonly EvidenceRef[];
  readonly onEvidence: (evidence: EvidenceRef) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const say = useSay();
  return (
    <>
      <div className={headStyles['intro']}>
        <h1>{say('lab.title')}</h1>
        <p>{say(inCase ? 'lab.intro.case' : 'lab.intro')}</p>
      </div>
      {state.fault !== null && <FaultNotice fault={state.fault} />}
      {state.unpacking !== null ? (
        <WorkProgress work={state.unpacking} label={say('lab.unpacking', { name: state.title })} />
      ) : (
        state.opening && <Progress label={say('lab.opening', { name: state.title })} />
      )}
      <OpenPanel evidence={choices.offered} onEvidence={choices.onEvidence} onFiles={choices.onFiles} />
    </>
  );
}

function Examination({
  lab,
  session,
  exercise,
  evidence,
  departures,
}: Omit<LabProps, 'image'> & { readonly lab: Lab; readonly evidence: EvidenceRef | null }) {
  const say = useSay();
  const { state, bench } = lab;
  const stranger =
    session === null
      ? null
      : lab.imageId === null
        ? 'lab.not-in-case'
        : state.from === 'device' && state.hash.match === false
          ? 'lab.not-the-image'
          : null;
  return (
    <>
      <ImageHead
        state={state}
        recorded={recordedDigest(state, evidence)}
        onHash={(recorded) => void checkHash(bench, recorded)}
        onZone={(zone) => void assumeZone(bench, zone)}
        onClose={() => bench.change(CLOSED)}
      />
      {state.fault !== null && <FaultNotice fault={state.fault} />}
      {stranger !== null && (
        <Notice tone="risk">
          <p>{say(stranger)}</p>
        </Notice>
      )}
      <Workplace
        lab={lab}
        session={session}
        exercise={exercise}
        recordedSha256={evidence?.sha256 ?? null}
        departures={departures}
      />
      <output className={headStyles['said']}>
        {state.said === null ? '' : say(state.said.id, state.said.params)}
      </output>
    </>
  );
}

/** What the hash is compared with: the case's SHA-256 of the raw image, else what the container stores. */
function recordedDigest({ image }: LabState, evidence: EvidenceRef | null): HashCheck['recorded'] {
  if (evidence !== null) return { algorithm: 'SHA-256', value: evidence.sha256 };
  const { sha256, sha1, md5 } = image?.stored ?? {};
  if (sha256 !== undefined) return { algorithm: 'SHA-256', value: sha256 };
  if (sha1 !== undefined) return { algorithm: 'SHA-1', value: sha1 };
  return md5 === undefined ? null : { algorithm: 'MD5', value: md5 };
}
