/** What the bytes of a file say it is. */
export interface ContentType {
  /** Usual ending of a name, without the dot: `jpg`, `docx`. */
  readonly extension: string;
  readonly mime: string;
}

/** Bytes of the beginning {@link typeOf} needs at most for nearly every type. */
export const TYPE_SAMPLE: number = 1 << 16;

/** The type of a file that begins with `bytes`; null where no signature is known, as for plain text. Never throws. */
export async function typeOf(bytes: Uint8Array): Promise<ContentType | null> {
  // Loaded when first needed: most readers of images never ask.
  const { fileTypeFromBuffer } = await import('file-type');
  try {
    const found = await fileTypeFromBuffer(bytes);
    return found === undefined ? null : { extension: found.ext, mime: found.mime };
  } catch {
    // The library refuses some damaged heads instead of saying that it knows none.
    return null;
  }
}

/** Endings that go with a type besides its own. */
const ALSO: Readonly<Record<string, string>> = {
  jpg: 'jpeg jpe jfif thm',
  tif: 'tiff dng',
  mp4: 'm4v m4a m4p mov',
  mov: 'qt mp4',
  mpg: 'mpeg mpe vob',
  ogg: 'oga ogv ogx spx',
  ogv: 'ogg',
  oga: 'ogg',
  mp3: 'mpga',
  mid: 'midi',
  gz: 'tgz gzip emz svgz',
  bz2: 'tbz tbz2',
  xz: 'txz',
  cfb: 'doc dot xls xlt ppt pps pot msi msg vsd pub mpp db',
  zip: 'jar war apk ipa odt ods odp odg key pages numbers cbz crx xpi kmz',
  docx: 'docm dotx dotm',
  xlsx: 'xlsm xltx xltm xlsb',
  pptx: 'pptm ppsx ppsm potx potm',
  exe: 'dll sys scr ocx cpl drv com efi mui',
  elf: 'so o bin ko',
  sqlite: 'sqlite3 db db3 sqlitedb',
  xml: 'svg html xhtml rss kml plist gpx xsd xsl xslt',
  eps: 'ps ai',
  pdf: 'ai',
  asf: 'wmv wma',
  ttf: 'otf',
  lnk: 'LNK',
};

/** What a name's ending says beside the content's type. */
export type EndingVerdict = 'fits' | 'differs' | 'no-ending';

/** Whether the ending of `name` goes with `type`. A statement for an examiner, no proof of intent. */
export function endingFits(name: string, type: ContentType): EndingVerdict {
  const ending = /[^.]\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return 'no-ending';
  const own = type.extension.toLowerCase();
  return ending === own || (ALSO[own] ?? '').split(' ').includes(ending) ? 'fits' : 'differs';
}
