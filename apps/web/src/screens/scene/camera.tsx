import { IconX } from '@tabler/icons-react';
import type { SceneThing } from '@tracecraft/course';
import { photographExhibit } from '@tracecraft/workbench';
import { useEffect, useMemo, useRef, useState } from 'react';
import { keepBlob } from '../../adapters/blobs.ts';
import { useOpenCase } from '../../case/open-case-context.ts';
import { ChoiceField, IconButton } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './camera.module.css';
import { composePicture, RANGES, type Range } from './picture.ts';
import type { Outcome, Perform } from './use-perform.ts';

/** The viewfinder: range, scale, and a shutter. Each picture becomes bytes with a hash and one signed act. */
export function Camera({
  exhibit,
  thing,
  start,
  perform,
  outcome,
  onClose,
}: {
  readonly exhibit: { readonly id: string; readonly number: number };
  readonly thing: SceneThing;
  readonly start: { readonly view?: Range; readonly scale?: boolean };
  readonly perform: Perform;
  readonly outcome: Outcome | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const { exercise, drawings } = useOpenCase();
  const [range, setRange] = useState<Range>(start.view ?? 'overall');
  const [scale, setScale] = useState(start.scale ?? false);
  const [taken, setTaken] = useState(0);
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const picture = useMemo(
    () => composePicture({ exercise, thing, range, scale, marker: exhibit.number, drawings }),
    [exercise, thing, range, scale, exhibit.number, drawings],
  );
  const source = useMemo(
    () => URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' })),
    [picture],
  );
  useEffect(() => () => URL.revokeObjectURL(source), [source]);

  async function take(): Promise<void> {
    setBusy(true);
    const kept = await keepBlob(new TextEncoder().encode(picture), 'image/svg+xml');
    if ((await perform(photographExhibit(exhibit.id, range, scale, kept))) !== null)
      setTaken((count) => count + 1);
    setBusy(false);
  }

  return (
    <dialog
      ref={dialog}
      className={styles['camera']}
      onClose={onClose}
      aria-label={say('camera.title', { number: exhibit.number })}
    >
      <div className={styles['finder']}>
        <img
          src={source}
          alt={say('camera.sees', {
            range: say(`choice.${range}`),
            scale: say(scale ? 'camera.with-scale' : 'camera.without-scale'),
          })}
        />
        <span className={styles['corners']} aria-hidden />
        <IconButton
          className={styles['close']}
          label={say('camera.close')}
          icon={<IconX size={22} aria-hidden />}
          onClick={() => dialog.current?.close()}
        />
      </div>
      <div className={styles['controls']}>
        <ChoiceField
          label={say('field.view')}
          options={RANGES.map((value) => ({ value, label: say(`choice.${value}`) }))}
          value={range}
          onChoose={setRange}
        />
        <ChoiceField
          label={say('field.scale')}
          options={[
            { value: 'no', label: say('camera.without-scale') },
            { value: 'yes', label: say('camera.with-scale') },
          ]}
          value={scale ? 'yes' : 'no'}
          onChoose={(value) => setScale(value === 'yes')}
        />
        <button type="button" className={styles['shutter']} disabled={busy} onClick={() => void take()}>
          <span aria-hidden />
          {say('camera.take')}
        </button>
        <output className={styles['taken']}>
          {outcome !== null && taken > 0
            ? `${say('camera.taken', { count: taken })} ${outcome.text}`
            : outcome?.tone === 'departure'
              ? outcome.text
              : ''}
        </output>
      </div>
    </dialog>
  );
}
