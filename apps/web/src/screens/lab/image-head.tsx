import { IconCircleCheck, IconCircleX, IconHelpHexagon } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Button, Digest, Tag, TextField } from '../../design/index.ts';
import type { Digests } from '../../adapters/image-worker/messages.ts';
import { useLanguage, useSay } from '../../language/index.ts';
import type { HashCheck, LabState } from './lab-state.ts';
import { sizeText } from './size-text.ts';
import { WorkProgress } from './work-progress.tsx';
import { useNarrow } from './use-narrow.ts';
import { ZonePicker } from './zone-picker.tsx';
import headStyles from './head.module.css';
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
  const narrow = useNarrow(900);
  if (image === null) return null;
  return (
    <header className={headStyles['head']}>
      <div className={headStyles['title']}>
        <h1>{state.title}</h1>
        <span className={styles['quiet']}>
          {phrases.say('lab.head.container', {
            format: phrases.say(`lab.format.${image.format}`),
            size: sizeText(image.size, code),
            parts: image.parts.length,
          })}
        </span>
      </div>
      <Folded folded={narrow && hash.work === null}>
        <div className={headStyles['state']}>
          {hash.work === null ? (
            <HashState hash={hash} recorded={recorded} onHash={onHash} />
          ) : (
            <WorkProgress work={hash.work} label={phrases.say('lab.hash.running')} />
          )}
        </div>
        <div className={headStyles['settings']}>
          <ZonePicker zone={state.zone} onZone={onZone} />
          <Button small look="quiet" onClick={onClose}>
            {phrases.say('lab.head.other')}
          </Button>
        </div>
      </Folded>
    </header>
  );
}

/** On a narrow screen hash and settings stay one tap away, so that files come first. */
function Folded({ folded, children }: { readonly folded: boolean; readonly children: ReactNode }) {
  const say = useSay();
  if (!folded) return <>{children}</>;
  return (
    <details className={headStyles['folded']}>
      <summary>{say('lab.head.more')}</summary>
      {children}
    </details>
  );
}

function HashState({ hash, recorded, onHash }: HashProps) {
  return hash.digests === null ? (
    <HashUnchecked recorded={recorded} onHash={onHash} />
  ) : (
    <HashChecked hash={hash} digests={hash.digests} />
  );
}

interface HashProps {
  readonly hash: HashCheck;
  readonly recorded: HashCheck['recorded'];
  readonly onHash: (recorded: HashCheck['recorded']) => void;
}

function HashUnchecked({ recorded, onHash }: Omit<HashProps, 'hash'>) {
  const { phrases } = useLanguage();
  const [typed, setTyped] = useState('');
  const own = recorded ?? digestTyped(typed);
  const wrong = typed !== '' && own === null;
  return (
    <>
      <Tag icon={<IconHelpHexagon size={16} aria-hidden />}>{phrases.say('lab.hash.unchecked')}</Tag>
      <Button small onClick={() => onHash(own)} disabled={wrong}>
        {phrases.say(own === null ? 'lab.hash.compute' : 'lab.hash.check')}
      </Button>
      {recorded === null && (
        <details className={headStyles['typed']}>
          <summary>{phrases.say('lab.hash.have')}</summary>
          <TextField
            label={phrases.say('lab.hash.compare')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value.trim())}
            error={wrong ? phrases.say('lab.hash.not-a-digest') : undefined}
            spellCheck={false}
            autoComplete="off"
          />
        </details>
      )}
    </>
  );
}

function HashChecked({ hash, digests }: { readonly hash: HashCheck; readonly digests: Digests }) {
  const { phrases } = useLanguage();
  const algorithm = hash.recorded?.algorithm ?? '';
  const rows = [
    ...(hash.match === false
      ? [[phrases.say('lab.hash.recorded'), hash.recorded?.value ?? ''] as const]
      : []),
    ...(digests.md5 === null ? [] : [['MD5', digests.md5] as const]),
    ...(digests.sha1 === null ? [] : [['SHA-1', digests.sha1] as const]),
    ['SHA-256', digests.sha256] as const,
  ];
  return (
    <>
      <output>
        {hash.match === true && (
          <Tag tone="ok" icon={<IconCircleCheck size={16} aria-hidden />}>
            {phrases.say('lab.hash.match', { algorithm })}
          </Tag>
        )}
        {hash.match === false && (
          <Tag tone="departure" icon={<IconCircleX size={16} aria-hidden />}>
            {phrases.say('lab.hash.differs', { algorithm })}
          </Tag>
        )}
        {hash.match === null && <Tag tone="info">{phrases.say('lab.hash.nothing')}</Tag>}
      </output>
      <details className={headStyles['typed']} open={hash.match === false}>
        <summary>{phrases.say('lab.hash.digests')}</summary>
        <dl className={headStyles['digests']}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Digest value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

const LENGTHS: Readonly<Record<number, 'MD5' | 'SHA-1' | 'SHA-256'>> = {
  32: 'MD5',
  40: 'SHA-1',
  64: 'SHA-256',
};

/** A pasted digest and the algorithm its length says, or null. */
function digestTyped(text: string): HashCheck['recorded'] {
  const algorithm = LENGTHS[text.length];
  return algorithm === undefined || !/^[0-9a-fA-F]+$/.test(text)
    ? null
    : { algorithm, value: text.toLowerCase() };
}
