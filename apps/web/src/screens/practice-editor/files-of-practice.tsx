import { MAX_PRACTICE } from '@tracecraft/practice';
import { useState } from 'react';
import { Button, Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './practice-editor.module.css';

/** The practice taken along as a file, and a file opened in its place. */
export function FilesOfPractice({
  id,
  text,
  onOpen,
}: {
  readonly id: string;
  readonly text: string;
  readonly onOpen: (text: string) => void;
}) {
  const say = useSay();
  const [refused, setRefused] = useState(false);

  function takeAlong(): void {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${id}.practice.md`;
    link.click();
    URL.revokeObjectURL(url);
  }

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const isFit = file.size <= MAX_PRACTICE * 3;
    const read = isFit ? await file.text() : '';
    setRefused(!isFit || read.length > MAX_PRACTICE);
    if (isFit && read.length <= MAX_PRACTICE) onOpen(read);
  }

  return (
    <div className={styles['buttons']}>
      <Button onClick={takeAlong}>{say('editor.download')}</Button>
      <label className={styles['open']}>
        {say('editor.open-file')}
        <input
          type="file"
          accept=".md,text/markdown"
          onChange={(event) => void open(event.target.files?.[0])}
        />
      </label>
      {refused && (
        <Notice tone="departure" live>
          {say('practice.problem.file.too-large', { limit: MAX_PRACTICE })}
        </Notice>
      )}
    </div>
  );
}
