import { NTFS_RECORD } from '@tracecraft/formats';
import { NoticeLog } from '../../notice-log.ts';
import { attributesOf, le48 } from './attribute.ts';
import type { NtfsVolume } from './volume.ts';

interface Claim {
  readonly from: number;
  readonly to: number;
  readonly owner: number;
}

/** Which deleted files say that their content lies where another deleted file's does. */
export class DeletedClaims {
  private readonly disputed = new Set<number>();

  constructor(volume: NtfsVolume) {
    const claims = claimsOf(volume).toSorted((a, b) => a.from - b.from);
    let reach: Claim | undefined;
    for (const claim of claims) {
      if (reach !== undefined && claim.from < reach.to && claim.owner !== reach.owner)
        this.disputed.add(claim.owner).add(reach.owner);
      if (reach === undefined || claim.to > reach.to) reach = claim;
    }
  }

  /** Whether another deleted file claims a cluster of record `number`. */
  contested(number: number): boolean {
    return this.disputed.has(number);
  }
}

function claimsOf(volume: NtfsVolume): Claim[] {
  const claims: Claim[] = [];
  // Remarks about deleted records that nobody asked for belong to no listing.
  const quiet = new NoticeLog();
  for (const { number: record, bytes } of volume.mft.all()) {
    if ((bytes[NTFS_RECORD.flags]! & NTFS_RECORD.flag.inUse) !== 0) continue;
    const owner = le48(bytes, NTFS_RECORD.base) || record;
    for (const part of attributesOf(record, bytes)) {
      if (part.resident) continue;
      const { type, id, name } = part;
      const runs = quiet.orElse(() => volume.runsOf({ type, id, name, parts: [part] }), []);
      for (const { cluster, count } of runs)
        if (cluster !== null) claims.push({ from: cluster, to: cluster + count, owner });
    }
  }
  return claims;
}
