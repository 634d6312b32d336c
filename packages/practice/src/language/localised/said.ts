/** Check-language text with the place of the sentence it was read from; kept as a tree, written out once. */
export type Said = SaidText | readonly Said[];

/** `from` and `to` are offsets in the normal text. */
export interface SaidText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The texts of `said`, left to right. */
export function flatten(said: Said): readonly SaidText[] {
  return 'text' in said ? [said] : said.flatMap(flatten);
}

/** The check-language sentence. */
export function textOf(said: Said): string {
  return 'text' in said ? said.text : said.map(textOf).join('');
}
