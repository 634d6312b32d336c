import { IconCircleCheck, IconCircleX, IconHelpHexagon } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, Digest, Tag, TextField } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { HashCheck, LabState } from './lab-state.ts';
import { sizeText } from './size-text.ts';
import { WorkProgress } from './work-progress.tsx';
import { ZonePicker } from './zone-picker.tsx';
import styles from './lab.module.css';

/** Title, container, hash state, assumed zone: what every look at the image depends on. */
export function ImageHead({
  state,
  recorded,
  onHash,
  onZone,
  onClose,
}: {
  readonly state: LabState;
  /** Digest the case or the container recorded. */
  readonly recorded: HashCheck['recorded'];
  readonly onHash: (recorded: HashCheck['recorded']) => void;
  readonly onZone: (zone: string | null) => void;
  readonly onClose: () => void;
}) {
  const { phrases, code } = useLanguage();
  const { image, hash } = state;
  if (image === null) return null;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <h1>{state.title}</h1>
        <span className={styles['quiet']}>
          {phrases.say('lab.head.container', { format: phrases.say(`lab.format.${image.format}`), size: sizeText(image.size, code), parts: image.parts.length })}
        </span>
      </div>
      <div className={styles['state']}>
        {hash.work === null ? (
          <HashState hash={hash} recorded={recorded} onHash={onHash} />
        ) : (
          <WorkProgress work={hash.work} label={phrases.say('lab.hash.running')} />
        )}
      </div>
      <div className={styles['settings']}>
        <ZonePicker zone={state.zone} onZone={onZone} />
        <Button small look="quiet" onClick={onClose}>
          {phrases.say('lab.head.other')}
        </Button>
      </div>
    </header>
  );
}

function HashState({ hash, recorded, onHash }: { readonly hash: HashCheck; readonly recorded: HashCheck['recorded']; readonly onHash: (recorded: HashCheck['recorded']) => void }) {
  const { phrases } = useLanguage();
  const [typed, setTyped] = useState('');
  const own = recorded ?? digestTyped(typed);
  if (hash.digests === null)
    return (
      <>
        <Tag icon={<IconHelpHexagon size={16} aria-hidden />}>{phrases.say('lab.hash.unchecked')}</Tag>
        {recorded === null && (
          <div className={styles['typed']}>
            <TextField
              label={phrases.say('lab.hash.compare')}
              optional={phrases.say('lab.optional')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value.trim())}
              error={typed !== '' && own === null ? phrases.say('lab.hash.not-a-digest') : undefined}
              spellCheck={false}
              autoComplete="off"
            />
          </div>
        )}
        <Button small onClick={() => onHash(own)} disabled={typed !== '' && own === null}>
          {phrases.say(own === null ? 'lab.hash.compute' : 'lab.hash.check')}
        </Button>
      </>
    );
  const { digests, match } = hash;
  return (
    <div className={styles['hashed']} role="status">
      {match === true && <Tag tone="ok" icon={<IconCircleCheck size={16} aria-hidden />}>{phrases.say('lab.hash.match', { algorithm: hash.recorded?.algorithm ?? '' })}</Tag>}
      {match === false && <Tag tone="departure" icon={<IconCircleX size={16} aria-hidden />}>{phrases.say('lab.hash.differs', { algorithm: hash.recorded?.algorithm ?? '' })}</Tag>}
      {match === null && <Tag tone="info">{phrases.say('lab.hash.nothing')}</Tag>}
      <details>
        <summary>{phrases.say('lab.hash.digests')}</summary>
        <dl className={styles['digests']}>
          {match === false && (
            <>
              <dt>{phrases.say('lab.hash.recorded')}</dt>
              <dd><Digest value={hash.recorded?.value ?? ''} /></dd>
            </>
          )}
          <dt>MD5</dt>
          <dd><Digest value={digests.md5} /></dd>
          <dt>SHA-1</dt>
          <dd><Digest value={digests.sha1} /></dd>
          <dt>SHA-256</dt>
          <dd><Digest value={digests.sha256} /></dd>
        </dl>
      </details>
    </div>
  );
}

const LENGTHS: Readonly<Record<number, 'MD5' | 'SHA-1' | 'SHA-256'>> = { 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256' };

/** A pasted digest and the algorithm its length says, or null. */
function digestTyped(text: string): HashCheck['recorded'] {
  const algorithm = LENGTHS[text.length];
  return algorithm === undefined || !/^[0-9a-fA-F]+$/.test(text) ? null : { algorithm, value: text.toLowerCase() };
}
