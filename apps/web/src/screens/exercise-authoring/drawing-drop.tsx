import { useState } from 'react';
import { Button, Notice, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './authoring.module.css';

const MOST_BYTES = 200_000;

/** A drawing of a thing: an SVG file of one's own, or a plain card with a word on it. */
export function DrawingDrop({ onDrawing }: { readonly onDrawing: (svg: string) => void }) {
  const say = useSay();
  const [problem, setProblem] = useState<string | null>(null);
  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const svg = file.size > MOST_BYTES ? '' : await file.text();
    if (!/<svg[\s>]/.test(svg)) return setProblem(say('run.author.scene.bad-view', { name: file.name }));
    setProblem(null);
    onDrawing(svg);
  }
  return (
    <div className={styles['drop']}>
      <TextField
        label={say('run.author.scene.own-view')}
        type="file"
        accept=".svg,image/svg+xml"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {problem !== null && (
        <Notice tone="departure" live>
          {problem}
        </Notice>
      )}
      <Button small onClick={() => onDrawing(PLAIN)}>
        {say('run.author.scene.plain-view')}
      </Button>
    </div>
  );
}

/** A grey box on a bench: enough to photograph while no better drawing is there. */
const PLAIN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#8d8b83"/><rect x="90" y="70" width="220" height="160" rx="6" fill="#c9c4b8" stroke="#3b3a35" stroke-width="5"/></svg>\n`;
