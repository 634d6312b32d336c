import type { StoredTime } from '@tracecraft/image';

/**
 * A stored time as an examiner should read it. Without an assumed zone a local time stays the wall-clock reading it is;
 * with one it becomes UTC. A date without a time is never given one.
 */
export function timeText(time: StoredTime, zone: string | null): string {
  if (time.wall === null && time.seconds === null) return '—';
  if (time.kind === 'local-date') return time.wall?.slice(0, 10) ?? '—';
  if (time.kind === 'local' && zone === null) return time.wall?.replace('T', ' ') ?? '—';
  return time.seconds === null ? (time.wall?.replace('T', ' ') ?? '—') : utcText(time.seconds);
}

function utcText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
