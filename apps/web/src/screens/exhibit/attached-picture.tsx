import type { Attachment } from '@tracecraft/record';
import { useEffect, useState } from 'react';
import { readBlob } from '../../adapters/blobs.ts';
import { useSay } from '../../language/index.ts';
import styles from './attached-picture.module.css';

/** A picture of the record, read under its hash. Says so when its bytes are not on this device and can't be fetched. */
export function AttachedPicture({
  attachment,
  alt,
}: {
  readonly attachment: Pick<Attachment, 'sha256'> & Partial<Pick<Attachment, 'mediaType'>>;
  readonly alt: string;
}) {
  const say = useSay();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { sha256 } = attachment;
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    readBlob(sha256).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [sha256]);
  if (failed) return <p className={styles['absent']}>{say('picture.absent')}</p>;
  return url === null ? (
    <div className={styles['picture']} />
  ) : (
    <img className={styles['picture']} src={url} alt={alt} />
  );
}
