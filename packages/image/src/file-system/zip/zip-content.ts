import { ShortReadError, equalBytes } from '@tracecraft/bytes';
import { ZIP, ZIP_LOCAL, crc32 } from '@tracecraft/formats';
import type { Extents, SourcedTime } from '../../contract.ts';
import { InflatedSource } from '../../deflate/inflated-source.ts';
import { ImageError } from '../../image-error.ts';
import { NoticeLog } from '../../notice-log.ts';
import { rangeSource } from '../../source/range-source.ts';
import { readStructure } from '../../source/read-structure.ts';
import { directoryFacts, type ZipWorld } from './central-directory.ts';
import { extraFields } from './extra-fields.ts';
import type { ZipMember } from './zip-member.ts';
import { zipTimes } from './zip-times.ts';

/** Files whose places to go on unpacking from are kept: at most 8 MiB each. */
const MOST_OPEN = 4;
/** Deflate packs no better than this; more is a lie (RFC 1951: 258 bytes in two bits). */
const MOST_RATIO = 1032;

interface LocalHeader {
  /** First packed byte, from the start of the source. */
  readonly data: number;
  readonly view: ReturnType<typeof ZIP_LOCAL.view>;
  readonly nameBytes: Uint8Array;
  readonly fields: ReadonlyMap<number, Uint8Array>;
}

/** Content of a zip's files: found by their local headers, unpacked as far as asked, held against their CRC-32. */
export class ZipContent {
  private readonly world: ZipWorld;
  private readonly notices: NoticeLog;
  private readonly refused: () => ReadonlySet<ZipMember>;
  private readonly open = new Map<ZipMember, InflatedSource>();
  private stored: { readonly member: ZipMember; readonly next: number; readonly crc: number } | null = null;

  constructor(world: ZipWorld, notices: NoticeLog, refused: () => ReadonlySet<ZipMember>) {
    this.world = world;
    this.notices = notices;
    this.refused = refused;
  }

  extents(member: ZipMember): Extents {
    const log = new NoticeLog();
    const { source, base } = this.world;
    const { data, nameBytes, view } = this.localHeader(member);
    const listed = this.listed(member)?.nameBytes ?? nameBytes;
    if (!equalBytes(nameBytes, listed) || (view.method !== member.method && member.cipher === null))
      log.add('zip.headers-differ', { path: member.name, offset: base + member.header });
    const length = Math.max(0, Math.min(member.packedSize, source.size - data));
    const packed = member.method !== ZIP.method.stored || member.cipher !== null;
    return {
      ranges: length === 0 ? [] : [{ offset: base + data, length }],
      certainty: member.deleted ? 'guessed' : 'allocated',
      slack: null,
      notices: log.notices,
      ...(packed && { packed: true }),
    };
  }

  /** Throws `archive.…`, or `image.content-missing` where less is there than the archive says. */
  read(member: ZipMember, path: string, offset: number, length: number): Uint8Array {
    const { cipher, method, header } = member;
    if (cipher !== null) throw new ImageError('archive.encrypted', { path, cipher });
    if (this.refused().has(member))
      throw new ImageError('archive.overlap', { path, offset: this.world.base + header });
    if (method !== ZIP.method.stored && method !== ZIP.method.deflated)
      throw new ImageError('archive.method', { path, method });
    try {
      return method === ZIP.method.stored
        ? this.readStored(member, path, offset, length)
        : this.inflated(member, path).read(offset, length);
    } catch (problem) {
      if (!(problem instanceof ShortReadError)) throw problem;
      const { available } = problem;
      throw new ImageError('image.content-missing', { path, offset, wanted: length, available });
    }
  }

  /** Times of both headers: the local one may keep more. */
  times(member: ZipMember): readonly SourcedTime[] {
    const times = this.listed(member)?.times ?? [];
    const local = new NoticeLog().orElse(() => this.localHeader(member), null);
    if (local === null) return times;
    const { view, fields } = local;
    const more = zipTimes(view.date, view.time, fields, this.world.zone).filter(
      ({ source, meaning }) => !times.some((one) => one.source === source && one.meaning === meaning),
    );
    return [...times, ...more];
  }

  /** What the directory says; null where only the local header tells of the file. */
  private listed({ at, header }: ZipMember): ReturnType<typeof directoryFacts> | null {
    const { base } = this.world;
    return at === base + header ? null : directoryFacts(this.world, at - base);
  }

  private localHeader({ header }: ZipMember): LocalHeader {
    const { source, base } = this.world;
    const reading = { structure: ZIP_LOCAL.name, field: 'all' };
    const view = ZIP_LOCAL.view(readStructure(source, header, ZIP_LOCAL.size, reading).slice());
    if (view.signature !== ZIP.local)
      throw new ImageError('archive.malformed', {
        structure: ZIP_LOCAL.name,
        field: 'signature',
        value: view.signature,
        offset: base + header,
      });
    const { nameLength, extraLength } = view;
    const at = header + ZIP_LOCAL.size;
    const rest = readStructure(source, at, nameLength + extraLength, reading).slice();
    const fields = extraFields(rest.subarray(nameLength));
    return { data: at + rest.length, view, nameBytes: rest.subarray(0, nameLength), fields };
  }

  private readStored(member: ZipMember, path: string, offset: number, length: number): Uint8Array {
    const { data } = this.localHeader(member);
    if (offset + length > member.packedSize)
      throw new ShortReadError(offset, length, Math.max(0, member.packedSize - offset));
    const bytes = readStructure(this.world.source, data + offset, length, {
      structure: 'file-content',
      field: path,
    });
    this.sum(member, path, offset, bytes);
    return bytes;
  }

  /** Sums content that is read from its start in order, and compares at the end. */
  private sum(member: ZipMember, path: string, offset: number, bytes: Uint8Array): void {
    const begun = offset === 0 ? { member, next: 0, crc: 0 } : this.stored;
    if (begun?.member !== member || begun.next !== offset) return;
    this.stored = { member, next: offset + bytes.length, crc: crc32(bytes, begun.crc) };
    if (this.stored.next === member.size) this.compare(member, path, this.stored.crc);
  }

  private compare(member: ZipMember, path: string, computed: number): void {
    if (computed === member.crc) return;
    const hex = (value: number): string => value.toString(16).padStart(8, '0');
    this.notices.add('archive.checksum', { path, stored: hex(member.crc), computed: hex(computed) });
  }

  private inflated(member: ZipMember, path: string): InflatedSource {
    const known = this.open.get(member);
    this.open.delete(member);
    const source = known ?? this.opened(member, path);
    this.open.set(member, source);
    if (this.open.size > MOST_OPEN) this.open.delete(this.open.keys().next().value ?? member);
    return source;
  }

  private opened(member: ZipMember, path: string): InflatedSource {
    const { source, base } = this.world;
    const { size, packedSize } = member;
    const { data } = this.localHeader(member);
    const held = Math.max(0, Math.min(packedSize, source.size - data));
    if (size > packedSize * MOST_RATIO + MOST_RATIO)
      throw new ImageError('archive.malformed', {
        structure: 'zip.directory-entry',
        field: 'size',
        value: size,
        offset: member.at,
      });
    return new InflatedSource(rangeSource(source, data, held), size, base + data, (end) => {
      if (end.size === size) this.compare(member, path, end.crc);
      else this.notices.add('archive.size-differs', { path, stated: size, found: end.size });
    });
  }
}
