import type { EvidenceRef } from '@tracecraft/course';
import { IconFileUpload, IconServer2 } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { Button, Digest, Facts, Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { sizeText } from './size-text.ts';
import headStyles from './head.module.css';
import styles from './lab.module.css';

/** Where a person starts: evidence of the case from the server, or files of this machine, by drag or picker. */
export function OpenPanel({
  evidence,
  onEvidence,
  onFiles,
}: {
  readonly evidence: readonly EvidenceRef[];
  readonly onEvidence: (evidence: EvidenceRef) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <div className={headStyles['start']}>
      {evidence.map((item) => (
        <ServerEvidence key={item.id} evidence={item} onOpen={() => onEvidence(item)} />
      ))}
      <LocalFiles onFiles={onFiles} />
    </div>
  );
}

function ServerEvidence({
  evidence,
  onOpen,
}: {
  readonly evidence: EvidenceRef;
  readonly onOpen: () => void;
}) {
  const { phrases, localised, code } = useLanguage();
  return (
    <Panel title={localised(evidence.title)}>
      <Facts
        rows={[
          [
            phrases.say('lab.open.size'),
            `${sizeText(evidence.size, code)} (${phrases.say('lab.bytes', { count: evidence.size })})`,
          ],
          [phrases.say('lab.open.recorded'), <Digest key="digest" value={evidence.sha256} />],
        ]}
      />
      <p className={headStyles['gap']}>
        <Button look="primary" icon={<IconServer2 size={20} aria-hidden />} onClick={onOpen}>
          {phrases.say('lab.open.from-server')}
        </Button>
      </p>
    </Panel>
  );
}

function LocalFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { phrases } = useLanguage();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  return (
    <Panel title={phrases.say('lab.open.local')}>
      <div
        className={`${headStyles['drop']} ${over ? headStyles['over'] : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onFiles([...event.dataTransfer.files]);
        }}
      >
        <p id={hint}>{phrases.say('lab.open.local-hint')}</p>
        <Button
          icon={<IconFileUpload size={20} aria-hidden />}
          onClick={() => input.current?.click()}
          aria-describedby={hint}
        >
          {phrases.say('lab.open.pick')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={phrases.say('lab.open.pick')}
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <p className={styles['quiet']}>{phrases.say('lab.open.stays')}</p>
      </div>
    </Panel>
  );
}
