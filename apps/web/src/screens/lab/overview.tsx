import type { ByteRange } from '@tracecraft/image';
import { Button, Notice } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import type { ImageSummary } from '../../adapters/image-worker/messages.ts';
import { NoticeList } from './notice-list.tsx';
import { countText, sizeText } from './size-text.ts';
import styles from './lab.module.css';
import listsStyles from './lists.module.css';

/** The layers of the image: container, partitions and the gaps between them, what does not add up. */
export function Overview({
  image,
  onRange,
}: {
  readonly image: ImageSummary;
  readonly onRange: (range: ByteRange, what: 'image' | 'gap') => void;
}) {
  const { phrases, code } = useLanguage();
  return (
    <div className={listsStyles['overview']}>
      <NoticeList notices={[...image.notices, ...image.fileSystems.flatMap(({ notices }) => notices)]} />
      {image.fileSystems.length === 0 && (
        <Notice tone="risk">
          <p>{phrases.say('lab.overview.nothing')}</p>
        </Notice>
      )}
      <section className={listsStyles['scroller']} aria-label={phrases.say('lab.overview.partitions')}>
        <table className={listsStyles['parts']}>
          <caption>{phrases.say('lab.overview.partitions')}</caption>
          <thead>
            <tr>
              <th scope="col">{phrases.say('lab.overview.what')}</th>
              <th scope="col">{phrases.say('lab.overview.sector')}</th>
              <th scope="col">{phrases.say('lab.overview.size')}</th>
              <th scope="col">{phrases.say('lab.overview.holds')}</th>
              <th scope="col">{phrases.say('lab.overview.bytes')}</th>
            </tr>
          </thead>
          <tbody>
            {image.partitions.map((partition) => {
              const holds = image.fileSystems.find(
                (fileSystem) =>
                  fileSystem.partition.offset === partition.offset && partition.kind !== 'table',
              );
              const gap = partition.kind === 'gap' || partition.kind === 'table';
              const name = phrases.say(`lab.place.${partition.kind}`, {
                number: partition.index,
                type: partition.type,
              });
              return (
                <tr
                  key={`${partition.kind} ${partition.offset} ${partition.length}`}
                  data-gap={gap || undefined}
                >
                  <th scope="row">{name}</th>
                  <td>{countText(partition.offset / 512, code)}</td>
                  <td>{sizeText(partition.length, code)}</td>
                  <td>
                    {gap
                      ? ''
                      : holds === undefined
                        ? phrases.say('lab.overview.unread')
                        : holds.kind.toUpperCase()}
                  </td>
                  <td>
                    <Button
                      small
                      look="quiet"
                      aria-label={phrases.say('lab.overview.show-of', { what: name })}
                      onClick={() => onRange(partition, gap ? 'gap' : 'image')}
                    >
                      {phrases.say('lab.overview.show')}
                    </Button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {Object.values(image.stored).map((digest) => (
        <p key={digest} className={styles['quiet']}>
          {phrases.say('lab.overview.stored', { digest })}
        </p>
      ))}
      <Button onClick={() => onRange({ offset: 0, length: image.size }, 'image')}>
        {phrases.say('lab.overview.whole')}
      </Button>
    </div>
  );
}
