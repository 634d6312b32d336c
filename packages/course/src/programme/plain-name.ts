/** What two spellings of one name share: case, spaces and the way letters are composed. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
