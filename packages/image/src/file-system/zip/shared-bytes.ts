import type { ByteRange } from '../../contract.ts';
import type { ZipMember } from './zip-member.ts';

function startOf({ header }: ZipMember): number {
  return header;
}

function endOf({ header, least }: ZipMember): number {
  return header + least;
}

/**
 * Members that claim bytes of others. As many as possible are left out of it, the ones that end first before those that
 * span them: so a bomb of a thousand names over one stretch unpacks once, and one false name hides no true one.
 */
export function overlapping(members: readonly ZipMember[]): ReadonlySet<ZipMember> {
  const ordered = members.toSorted((a, b) => endOf(a) - endOf(b) || startOf(b) - startOf(a));
  const refused = new Set<ZipMember>();
  let end = 0;
  for (const member of ordered)
    if (startOf(member) >= end) end = endOf(member);
    else refused.add(member);
  return refused;
}

/** Stretches between `from` and `to` that no member claims. */
export function gapsBetween(members: readonly ZipMember[], from: number, to: number): ByteRange[] {
  const gaps: ByteRange[] = [];
  let at = from;
  for (const member of members.toSorted((a, b) => startOf(a) - startOf(b))) {
    const start = Math.min(to, startOf(member));
    if (start > at) gaps.push({ offset: at, length: start - at });
    at = Math.max(at, endOf(member));
  }
  if (to > at) gaps.push({ offset: at, length: to - at });
  return gaps;
}
