import { useEffect, useRef, useState } from 'react';
import { Button } from '../../design/index.ts';
import { formatDuration, useLanguage } from '../../language/index.ts';
import styles from './replay.module.css';

/** A minute of the run takes a second. */
const SPEED = 60;
const STEP_MS = 100;

/** The place on the time axis, moved by hand or played. `length`: ms of the longest run shown. */
export function Player({
  at,
  length,
  onMove,
}: {
  readonly at: number;
  readonly length: number;
  readonly onMove: (at: number) => void;
}) {
  const { say } = useLanguage().phrases;
  const [playing, setPlaying] = useState(false);
  const place = useRef(at);
  useEffect(() => {
    place.current = at;
  }, [at]);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      const next = Math.min(length, place.current + STEP_MS * SPEED);
      onMove(next);
      if (next >= length) setPlaying(false);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing, length, onMove]);
  return (
    <div className={styles['player']}>
      <Button small onClick={() => setPlaying(!playing)} disabled={length === 0}>
        {say(playing ? 'replay.stop' : 'replay.play')}
      </Button>
      <label className={styles['slider']}>
        <span className="label">{say('replay.place')}</span>
        <input
          type="range"
          min={0}
          max={Math.max(1, length)}
          step={1000}
          value={Math.min(at, Math.max(1, length))}
          aria-valuetext={formatDuration(at)}
          onChange={(event) => {
            setPlaying(false);
            onMove(Number(event.target.value));
          }}
        />
      </label>
      <output className={styles['clock']}>
        {formatDuration(at)} / {formatDuration(length)}
      </output>
    </div>
  );
}
