import type { RandomAccess } from '@tracecraft/bytes';
import { TAR, TAR_HEADER } from '@tracecraft/formats';
import type { ByteRange } from '../../contract.ts';
import type { NoticeLog } from '../../notice-log.ts';
import type { PlacedMember } from '../archive/member.ts';
import { tarNumber, untilZero } from './numbers.ts';
import { paxRecords } from './pax.ts';
import { gnuPairs, MOST_PAIRS } from './sparse-map.ts';
import { memberOf, type Extended, type GnuSparse } from './tar-member.ts';
import { tarHeader, type TarHeader } from './tar-header.ts';

/** Long names and pax headers beyond this are not read: no path is that long. */
const MOST_EXTENDED = 1 << 20;
const MOST_MEMBERS = 2_000_000;
const BLOCK = TAR.block;
/** Types without content, whatever their size field says; hard links are asked apart. */
const EMPTY = '23456';

const NOTHING: Extended = { pax: new Map(), sparse: [], name: null, link: null };

/** Reads the list of a tar: hops from header to header, and looks for the next one where one is damaged. */
export class TarReader {
  readonly members: PlacedMember[] = [];
  /** Stretches that belong to no member and no header. */
  readonly loose: ByteRange[] = [];
  private readonly source: RandomAccess;
  private readonly base: number;
  private readonly notices: NoticeLog;
  private readonly byName = new Map<string, PlacedMember>();
  private global: ReadonlyMap<string, string> = new Map();
  private extended: Extended = NOTHING;

  /** `base`: where the tar begins in the raw image. */
  constructor(source: RandomAccess, base: number, notices: NoticeLog) {
    this.source = source;
    this.base = base;
    this.notices = notices;
  }

  readAll(): void {
    let at = 0;
    while (at + BLOCK <= this.source.size) {
      if (this.members.length >= MOST_MEMBERS) {
        this.notices.add('archive.members-many', { most: MOST_MEMBERS });
        return;
      }
      const block = this.source.read(at, BLOCK);
      if (block.every((byte) => byte === 0)) {
        const next = this.afterZeros(at);
        if (next === null) return;
        at = next;
        continue;
      }
      const header = tarHeader(block);
      at = header === null ? this.afterDamage(at) : this.readMember(header, at);
    }
    if (at < this.source.size) this.tellCut(at, BLOCK, 'tar.header');
    else this.notices.add('tar.no-end');
  }

  /** The next header behind blocks of zeros, or null at the end; what is there and is no header is told. */
  private afterZeros(from: number): number | null {
    let at = from;
    while (at + BLOCK <= this.source.size && this.source.read(at, BLOCK).every((byte) => byte === 0))
      at += BLOCK;
    if (at >= this.source.size) return null;
    const next = at + BLOCK <= this.source.size ? tarHeader(this.source.read(at, BLOCK)) : null;
    if (next !== null) {
      this.notices.add('tar.goes-on', { offset: this.base + at });
      return at;
    }
    const length = this.source.size - at;
    this.notices.add('archive.trailing', { offset: this.base + at, bytes: length });
    this.loose.push({ offset: this.base + at, length });
    return null;
  }

  private afterDamage(at: number): number {
    let next = at + BLOCK;
    while (next + BLOCK <= this.source.size && tarHeader(this.source.read(next, BLOCK)) === null)
      next += BLOCK;
    if (next + BLOCK > this.source.size) next = this.source.size;
    this.notices.add('tar.header-damaged', { offset: this.base + at, bytes: next - at });
    this.loose.push({ offset: this.base + at, length: next - at });
    this.extended = NOTHING;
    return next;
  }

  private tellCut(at: number, wanted: number, field: string): void {
    const available = Math.max(0, this.source.size - at);
    this.notices.add('image.truncated', {
      structure: 'tar',
      field,
      offset: this.base + at,
      wanted,
      available,
    });
  }

  /** Takes in the member or extended header at `at`; gives the place behind it. */
  private readMember(header: TarHeader, at: number): number {
    const data = at + BLOCK;
    if ('LKNxXg'.includes(header.type)) {
      this.readExtended(header, data);
      return data + Math.ceil(header.size / BLOCK) * BLOCK;
    }
    const gnu = header.gnu && header.type === 'S' ? this.gnuSparse(at, data) : null;
    const start = gnu?.data ?? data;
    const size = this.sizeOf(header, start);
    this.add(header, { at, data: start, size }, gnu);
    this.extended = NOTHING;
    return start + Math.ceil(size / BLOCK) * BLOCK;
  }

  /** Bytes that follow the header. */
  private sizeOf({ type, size }: TarHeader, data: number): number {
    const stated = Number(this.pax('size') ?? size);
    const bytes = Number.isSafeInteger(stated) && stated >= 0 ? stated : size;
    if (EMPTY.includes(type)) return 0;
    if (type !== '1' || bytes === 0) return bytes;
    // Old writers state the size of the file a hard link leads to, and store nothing.
    const block = data + BLOCK <= this.source.size ? this.source.read(data, BLOCK) : null;
    return block === null || tarHeader(block) !== null ? 0 : bytes;
  }

  private pax(keyword: string): string | undefined {
    return this.extended.pax.get(keyword) ?? this.global.get(keyword);
  }

  private readExtended({ type, size }: TarHeader, data: number): void {
    if (size > MOST_EXTENDED || data + size > this.source.size) {
      if (data + size > this.source.size) this.tellCut(data, size, 'tar.extended-header');
      else this.tellMalformed(data, 'size', size);
      return;
    }
    const bytes = this.source.read(data, size);
    if (type === 'L' || type === 'N') this.extended = { ...this.extended, name: untilZero(bytes).slice() };
    else if (type === 'K') this.extended = { ...this.extended, link: untilZero(bytes).slice() };
    else {
      const { values, sparse, sound } = paxRecords(bytes);
      if (!sound) this.tellMalformed(data, 'record', 'no keyword=value');
      if (type === 'g') this.global = new Map([...this.global, ...values]);
      else this.extended = { ...this.extended, pax: values, sparse };
    }
  }

  private tellMalformed(at: number, field: string, value: string | number): void {
    const params = { structure: 'tar.extended-header', field, value, offset: this.base + at };
    this.notices.add('archive.malformed', params);
  }

  private add(
    header: TarHeader,
    place: { at: number; data: number; size: number },
    gnu: GnuSparse | null,
  ): void {
    const { source, base } = this;
    const stored = Math.max(0, Math.min(place.size, source.size - place.data));
    const extended = { ...this.extended, pax: new Map([...this.global, ...this.extended.pax]) };
    const linked = (name: string): PlacedMember | undefined => this.byName.get(name);
    const member = memberOf(header, extended, { ...place, stored, gnu }, { source, base, linked });
    this.members.push(member);
    this.byName.set(member.name, member);
    if (stored < place.size) this.tellCut(place.data, place.size, member.name);
    if (member.flags.includes('map-damaged')) this.tellMalformed(place.data, 'sparse map', member.name);
  }

  /** The map of an old GNU sparse file, which goes on in blocks behind the header. */
  private gnuSparse(at: number, data: number): GnuSparse {
    const block = this.source.read(at, BLOCK);
    const view = TAR_HEADER.view(block);
    const map = [...gnuPairs(view.gnuSparse, TAR.sparse.inHeader)];
    let goesOn = view.gnuSparseGoesOn[0] !== 0;
    let next = data;
    for (; goesOn && next + BLOCK <= this.source.size && map.length < MOST_PAIRS; next += BLOCK) {
      const more = this.source.read(next, BLOCK);
      for (const value of gnuPairs(more, TAR.sparse.inBlock)) map.push(value);
      goesOn = more[TAR.sparse.goesOn] !== 0;
    }
    return { map, size: tarNumber(view.gnuRealSize) ?? -1, data: next };
  }
}
