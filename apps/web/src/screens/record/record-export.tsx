import { paths } from '@tracecraft/protocol';
import { useOpenCase } from '../../case/open-case-context.ts';
import { Button, buttonClass } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './record-export.module.css';

/** Ways out of the browser: the bundle anybody can verify, and what this device has not sent yet. */
export function RecordExport() {
  const say = useSay();
  const { session } = useOpenCase();
  function saveUnsent(): void {
    const file = new Blob(
      [
        session
          .entries()
          .map((entry) => `${JSON.stringify(entry)}\n`)
          .join(''),
      ],
      { type: 'application/x-ndjson' },
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${session.stream.replace(':', '-')}.ndjson`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  return (
    <div className={styles['ways']}>
      <a className={buttonClass()} href={paths.bundle(session.stream)} download>
        {say('record.bundle')}
      </a>
      <Button onClick={saveUnsent}>{say('record.copy')}</Button>
      <p className="label">{say('record.bundle-why')}</p>
    </div>
  );
}
