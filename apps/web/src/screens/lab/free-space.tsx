import type { ByteRange } from '@tracecraft/image';
import { useEffect, useState } from 'react';
import type { ImageWorker } from '../../adapters/image-worker/client.ts';
import type { Fault } from '../../adapters/image-worker/messages.ts';
import { Button, Empty } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { FaultNotice } from './fault-notice.tsx';
import { offsetText } from './hex-view.tsx';
import { faultFrom } from './fault-from.ts';
import { RowList } from './row-list.tsx';
import { countText, sizeText } from './size-text.ts';
import styles from './lab.module.css';
import listsStyles from './lists.module.css';

interface Free {
  readonly ranges: readonly ByteRange[];
  readonly more: boolean;
}

/** Stretches no live file owns, one by one or as one stream. */
export function FreeSpace({
  worker,
  fileSystem,
  onRanges,
}: {
  readonly worker: ImageWorker;
  readonly fileSystem: number;
  readonly onRanges: (ranges: readonly ByteRange[]) => void;
}) {
  const { phrases, code } = useLanguage();
  const [free, setFree] = useState<Free | Fault | null>(null);
  useEffect(() => {
    let current = true;
    worker.ask('unallocated', { fileSystem }).then(
      (answer) => current && setFree(answer),
      (error: unknown) => current && setFree(faultFrom(error)),
    );
    return () => {
      current = false;
    };
  }, [worker, fileSystem]);

  if (free === null) return <Empty>{phrases.say('lab.free.reading')}</Empty>;
  if ('code' in free) return <FaultNotice fault={free} />;
  if (free.ranges.length === 0) return <Empty>{phrases.say('lab.free.none')}</Empty>;
  const bytes = free.ranges.reduce((sum, { length }) => sum + length, 0);
  return (
    <div className={listsStyles['list']}>
      <div className={styles['bar']}>
        <span>
          {phrases.say('lab.free.sum', {
            count: countText(free.ranges.length, code),
            size: sizeText(bytes, code),
          })}
        </span>
        <Button small onClick={() => onRanges(free.ranges)}>
          {phrases.say('lab.free.stream')}
        </Button>
      </div>
      {free.more && <p className={styles['quiet']}>{phrases.say('lab.free.more')}</p>}
      <RangeList ranges={free.ranges} onRange={(range) => onRanges([range])} />
    </div>
  );
}

function RangeList({
  ranges,
  onRange,
}: {
  readonly ranges: readonly ByteRange[];
  readonly onRange: (range: ByteRange) => void;
}) {
  const { phrases, code } = useLanguage();
  return (
    <RowList rows={ranges} height={44} label={phrases.say('lab.free.label')}>
      {(range) => (
        <button type="button" className={listsStyles['range']} onClick={() => onRange(range)}>
          <code>{offsetText(range.offset)}</code>
          <span>
            {phrases.say('lab.free.sector', {
              sector: countText(Math.floor(range.offset / 512), code),
            })}
          </span>
          <span>{sizeText(range.length, code)}</span>
        </button>
      )}
    </RowList>
  );
}
