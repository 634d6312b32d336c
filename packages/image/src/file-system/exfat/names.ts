import { EXFAT_LABEL, EXFAT_TYPE } from '@tracecraft/formats';
import { le16 } from '../../source/little-endian.ts';

/** UTF-16 units of a name up to its terminator; a lone surrogate becomes `^`. */
export function unitsText(units: readonly number[]): string {
  let text = '';
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    if (unit === 0) break;
    if (unit < 0xd800 || unit > 0xdfff) text += String.fromCharCode(unit);
    else {
      const next = units[i + 1] ?? 0;
      const paired = unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
      text += paired ? String.fromCharCode(unit, next) : '^';
      if (paired) i++;
    }
  }
  return text;
}

/** `count` UTF-16 units from `at`. */
export function unitsAt(bytes: Uint8Array, at: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => le16(bytes, at + 2 * i));
}

/** The volume label of the slot at `at`, or null where it says there is none. */
export function labelText(bytes: Uint8Array, at: number): string | null {
  const { type, length } = EXFAT_LABEL.view(bytes, at);
  if ((type & EXFAT_TYPE.inUse) === 0) return null;
  return unitsText(unitsAt(bytes, at + EXFAT_LABEL.fields.letters.offset, length));
}

/** Names Sleuth Kit gives to entries that have none. */
export const SYSTEM_NAMES: Readonly<Record<number, string>> = {
  [EXFAT_TYPE.bitmap]: '$ALLOC_BITMAP',
  [EXFAT_TYPE.upcase]: '$UPCASE_TABLE',
  [EXFAT_TYPE.label]: '$EMPTY_VOLUME_LABEL',
  [EXFAT_TYPE.volumeGuid]: '$VOLUME_GUID',
  [EXFAT_TYPE.texfat]: '$TEX_FAT',
};
