/** A document for the typesetter: a fixed template and the data it reads; nothing of the data is ever markup. */
export interface Typeset {
  /** Typst source, which reads `sys.inputs.data`. */
  readonly template: string;
  /** JSON text. */
  readonly data: string;
  /** Date in the file, UTC milliseconds: the same document at the same date is the same bytes. */
  readonly at: number;
}

/** Sets documents. Hosts implement it by Typst (stack.md §5: it shapes every script of the region). */
export interface Typesetter {
  /** PDF/A-3a with what the template attaches. */
  readonly pdf: (document: Typeset) => Promise<Uint8Array>;
}

/** Static fonts a host hands to its typesetter: module specifiers of files that ship with this package. */
export const PRINT_FONTS: readonly string[] = [
  ...fontFiles('noto-sans', 'NotoSans'),
  ...fontFiles('noto-sans-kr', 'NotoSansKR'),
  ...fontFiles('noto-sans-thai', 'NotoSansThai'),
  ...fontFiles('noto-sans-lao', 'NotoSansLao'),
  ...fontFiles('noto-sans-khmer', 'NotoSansKhmer'),
  ...fontFiles('noto-sans-myanmar', 'NotoSansMyanmar'),
];

function fontFiles(folder: string, family: string): readonly string[] {
  return ['400Regular', '600SemiBold'].map(
    (weight) => `@expo-google-fonts/${folder}/${weight}/${family}_${weight}.ttf`,
  );
}

/** What every template begins with: fonts in the order in which letters are looked for, and the date of the file. */
export const PREAMBLE = `#let data = json(bytes(sys.inputs.data))
#let day = data.date.split("-").map(int)
#set document(title: data.title, author: data.author, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))
#set text(font: ("Noto Sans", "Noto Sans KR", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar"), lang: data.lang)
`;

/** `YYYY-MM-DD` of an instant, UTC. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
