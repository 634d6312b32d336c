import { FAT32_FSINFO, FAT_BOOT } from '@tracecraft/formats';
import type { NoticeLog } from '../../notice-log.ts';
import { readStructure } from '../../source/read-structure.ts';
import type { FatVolume } from './volume.ts';

/** Says when FAT32's sector of hints is damaged or claims more free clusters than there are. */
export function checkFsInfo(volume: FatVolume, notices: NoticeLog): void {
  const g = volume.geometry;
  if (g.kind !== 'fat32' || g.fsInfoSector === 0 || g.fsInfoSector === 0xffff) return;
  const at = g.fsInfoSector * g.sectorSize;
  const read = (): Uint8Array =>
    readStructure(volume.source, at, 512, { structure: 'fat.fsinfo', field: 'all' });
  const bytes = notices.orElse(read, null);
  if (bytes === null) return;
  const info = FAT32_FSINFO.view(bytes);
  const signed =
    info.leadSignature === FAT_BOOT.fsInfoLead &&
    info.structSignature === FAT_BOOT.fsInfoStruct &&
    info.trailSignature === FAT_BOOT.fsInfoTrail;
  if (!signed) notices.add('fat.fsinfo-signature', { offset: volume.offset + at });
  else if (info.freeCount !== FAT_BOOT.unknown && info.freeCount > g.clusterCount)
    notices.add('fat.fsinfo-free', { free: info.freeCount, clusters: g.clusterCount });
}
