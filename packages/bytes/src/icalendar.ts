/** Lines of an iCalendar object (RFC 5545): they end in CRLF and are folded at 75 octets (§3.1). */
export function icalendar(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** An instant (UTC milliseconds) as form 2 of a date-time: UTC (§3.3.5). */
export function icalendarTime(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** A text as a value (§3.3.11). Control characters other than a line break may not stand in a text at all. */
export function icalendarText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll('\n', '\\n');
}

/** A letter is never cut, though the standard would allow it. */
function folded(line: string): string {
  let folds = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > 75) {
      folds += '\r\n ';
      octets = 1;
    }
    folds += letter;
    octets += size;
  }
  return folds;
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0)!;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}
