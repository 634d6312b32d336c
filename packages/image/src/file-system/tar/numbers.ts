const DIGIT_0 = 0x30;
const SPACE = 0x20;

/**
 * A number field: octal text between spaces, ended by a space or zero, or base-256 where the first byte has its high bit
 * (0xff: negative). Null where it is neither; an empty field is 0.
 */
export function tarNumber(field: Uint8Array): number | null {
  const first = field[0] ?? 0;
  if (first === 0x80 || first === 0xff) return base256(field, first === 0xff);
  let at = 0;
  while (field[at] === SPACE) at++;
  let value = 0;
  for (; at < field.length; at++) {
    const byte = field[at]!;
    if (byte === 0 || byte === SPACE) return value;
    if (byte < DIGIT_0 || byte > DIGIT_0 + 7) return null;
    value = value * 8 + byte - DIGIT_0;
  }
  return value;
}

function base256(field: Uint8Array, negative: boolean): number | null {
  let value = 0;
  for (const byte of field.subarray(1)) value = value * 256 + (negative ? 255 - byte : byte);
  const signed = negative ? -1 - value : value;
  return Number.isSafeInteger(signed) ? signed : null;
}

/** Bytes of a text field up to its first zero. */
export function untilZero(field: Uint8Array): Uint8Array {
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

/** Whether the sum of the header's bytes is the one it states; some old writers summed signed bytes. */
export function checksumHolds(header: Uint8Array): boolean {
  const stated = tarNumber(header.subarray(148, 156));
  if (stated === null || stated === 0) return false;
  let sum = 0;
  let signed = 0;
  for (let i = 0; i < 512; i++) {
    const byte = i >= 148 && i < 156 ? SPACE : header[i]!;
    sum += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stated === sum || stated === signed;
}
