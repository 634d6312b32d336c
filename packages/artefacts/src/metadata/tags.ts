/** Tags that are told, by the directory they stand in (CIPA DC-008, TIFF 6.0; the XP tags are Windows' own). */
export const TAGS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  IFD0: {
    0x010e: 'ImageDescription',
    0x010f: 'Make',
    0x0110: 'Model',
    0x0112: 'Orientation',
    0x0131: 'Software',
    0x0132: 'DateTime',
    0x013b: 'Artist',
    0x013c: 'HostComputer',
    0x8298: 'Copyright',
    0x9c9b: 'XPTitle',
    0x9c9c: 'XPComment',
    0x9c9d: 'XPAuthor',
    0x9c9e: 'XPKeywords',
    0x9c9f: 'XPSubject',
  },
  Exif: {
    0x829a: 'ExposureTime',
    0x829d: 'FNumber',
    0x8827: 'PhotographicSensitivity',
    0x9003: 'DateTimeOriginal',
    0x9004: 'DateTimeDigitized',
    0x9010: 'OffsetTime',
    0x9011: 'OffsetTimeOriginal',
    0x9012: 'OffsetTimeDigitized',
    0x9209: 'Flash',
    0x920a: 'FocalLength',
    0x9286: 'UserComment',
    0x9290: 'SubSecTime',
    0x9291: 'SubSecTimeOriginal',
    0x9292: 'SubSecTimeDigitized',
    0xa002: 'PixelXDimension',
    0xa003: 'PixelYDimension',
    0xa420: 'ImageUniqueID',
    0xa430: 'CameraOwnerName',
    0xa431: 'BodySerialNumber',
    0xa433: 'LensMake',
    0xa434: 'LensModel',
    0xa435: 'LensSerialNumber',
  },
  GPS: {
    0x01: 'GPSLatitudeRef',
    0x02: 'GPSLatitude',
    0x03: 'GPSLongitudeRef',
    0x04: 'GPSLongitude',
    0x05: 'GPSAltitudeRef',
    0x06: 'GPSAltitude',
    0x07: 'GPSTimeStamp',
    0x10: 'GPSImgDirectionRef',
    0x11: 'GPSImgDirection',
    0x12: 'GPSMapDatum',
    0x1b: 'GPSProcessingMethod',
    0x1d: 'GPSDateStamp',
    0x1f: 'GPSHPositioningError',
  },
};

/** Text of two bytes a letter. */
export const WIDE: readonly string[] = ['XPTitle', 'XPComment', 'XPAuthor', 'XPKeywords', 'XPSubject'];
/** Text behind eight bytes that name its encoding. */
export const CODED: readonly string[] = ['UserComment', 'GPSProcessingMethod'];
/** A time's fraction of a second and its offset from UTC are tags of their own. */
export const TIMES: Readonly<Record<string, { readonly fraction: string; readonly offset: string }>> = {
  DateTime: { fraction: 'SubSecTime', offset: 'OffsetTime' },
  DateTimeOriginal: { fraction: 'SubSecTimeOriginal', offset: 'OffsetTimeOriginal' },
  DateTimeDigitized: { fraction: 'SubSecTimeDigitized', offset: 'OffsetTimeDigitized' },
};
