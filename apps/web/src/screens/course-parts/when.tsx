import { useCourse } from '../../case/open-course.ts';
import { deviceZone, formatStretch, useLanguage } from '../../language/index.ts';

/** The zone a reader's times are shown in: what the course knows of them, else what this device says. */
export function useReaderZone(): string {
  const { me } = useCourse();
  return me?.zone ?? deviceZone();
}

/** When something is, on the clock of the course and, where it differs, on the reader's own. */
export function When({
  starts,
  ends,
  day = false,
}: {
  readonly starts: number;
  readonly ends: number;
  readonly day?: boolean;
}) {
  const { code, phrases } = useLanguage();
  const { state } = useCourse();
  const own = useReaderZone();
  const zone = state.opened?.zone ?? own;
  const there = formatStretch({ starts, ends }, zone, day ? code : undefined);
  const here = formatStretch({ starts, ends }, own, day ? code : undefined);
  // Two names of one clock (Asia/Saigon, Asia/Ho_Chi_Minh) need not be told apart.
  return (
    <span>
      <time dateTime={new Date(starts).toISOString()}>{there}</time>
      {here !== there && <small> {phrases.say('office.when.own', { time: here, zone: own })}</small>}
    </span>
  );
}
