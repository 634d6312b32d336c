/** Closed list of what can go wrong while reading an image. Text for people: phrase `error.<code>`. */
export type ImageErrorCode =
  /** params: structure, field, offset, wanted, available. */
  | 'image.truncated'
  /** params: none. */
  | 'image.empty'
  /** params: partition. */
  | 'image.no-partition'
  /** params: offset. */
  | 'image.no-file-system'
  /** params: container. */
  | 'image.container-not-read'
  /** params: name, number. */
  | 'image.missing-segment'
  /** params: structure, offset, stored, computed. */
  | 'ewf.checksum'
  /** params: chunk, offset. */
  | 'ewf.inflate'
  /** params: structure, field, offset, value. */
  | 'ewf.malformed'
  /** params: field, value, offset. */
  | 'fat.malformed'
  /** params: structure, field, value, offset. */
  | 'ext.malformed'
  /** params: structure, field, value, offset. */
  | 'ntfs.malformed'
  /** params: structure, field, value, offset. */
  | 'exfat.malformed'
  /** params: structure, field, value, offset. Of a tar, zip or gzip, or what is packed inside. */
  | 'archive.malformed'
  /** params: path, cipher. */
  | 'archive.encrypted'
  /** params: path, method. */
  | 'archive.method'
  /** params: path, offset. Its bytes are another file's too; unpacking both is how small archives fill a disk. */
  | 'archive.overlap'
  /** params: path, offset, wanted, available. */
  | 'image.content-missing'
  /** params: path. A recovered file's name is where a folder must go, or the other way round. */
  | 'image.path-in-the-way'
  /** params: path. */
  | 'image.no-such-entry'
  /** params: none. */
  | 'search.text-empty'
  /** params: text, encodings. None of them has all its letters. */
  | 'search.no-encoding'
  /** params: pattern. It would match nothing at all, everywhere. */
  | 'search.pattern-empty'
  /** params: pattern, position, what. */
  | 'search.pattern-syntax'
  /** params: pattern, position, what. */
  | 'search.pattern-unsupported'
  /** params: pattern, most. */
  | 'search.pattern-too-large'
  /** params: pattern. */
  | 'search.pattern-too-costly';

/** A reader's failure with typed parameters; offsets are bytes from the start of the raw image unless said otherwise. */
export class ImageError extends Error {
  readonly code: ImageErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ImageErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'ImageError';
    this.code = code;
    this.params = params;
  }
}
