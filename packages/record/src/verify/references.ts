import { kindNamed } from '../vocabulary.ts';
import type { OpenedEvent } from './opened-event.ts';
import type { Problems } from './report.ts';

/** Checks that what events point at is in the bundle: other events, objects, attachments. */
export interface References {
  note(event: OpenedEvent, line: number): void;
  /** After the last event. Problems: `event.informed-by`, `event.object`, `blob.missing`, `blob.size`, `blob.unused`. */
  close(blobs: ReadonlyMap<string, Uint8Array>): void;
  /** Distinct attachments named by shown fields. */
  readonly attachments: number;
}

const WHOLE_CASE = ['case', 'scene', 'search'];
const CREATED = [...WHOLE_CASE, 'exhibit', 'device', 'image'];

export function followReferences(problems: Problems): References {
  const kinds = new Map<string, string>();
  const informed: { readonly line: number; readonly id: string }[] = [];
  const objects: { readonly line: number; readonly type: string; readonly id: string }[] = [];
  const attached = new Map<string, { readonly line: number; readonly size: number | undefined }>();
  return {
    get attachments() {
      return attached.size;
    },
    note({ id, header, body }, line) {
      if (kinds.has(id)) problems.add('event.doubled', { line });
      kinds.set(id, header.kind);
      for (const other of body.informedBy ?? []) informed.push({ line, id: other });
      for (const object of body.objects ?? [])
        if (object.id !== undefined && object.type !== undefined)
          objects.push({ line, type: object.type, id: object.id });
      for (const { sha256, size } of body.attachments ?? [])
        if (sha256 !== undefined) attached.set(sha256, { line, size });
    },
    close(blobs) {
      for (const { line, id } of informed)
        if (!kinds.has(id)) problems.add('event.informed-by', { line, id });
      for (const { line, type, id } of objects)
        if (CREATED.includes(type) && !creates(kinds.get(id), type))
          problems.add('event.object', { line, type, id });
      for (const [sha256, { line, size }] of attached) {
        const blob = blobs.get(sha256);
        if (blob === undefined) problems.add('blob.missing', { line, sha256 });
        else if (size !== undefined && blob.length !== size)
          problems.add('blob.size', { line, sha256, size });
      }
      for (const sha256 of blobs.keys()) if (!attached.has(sha256)) problems.add('blob.unused', { sha256 });
    },
  };
}

/** Whether an event of `kind` can have brought an object of `type` into being. Unknown kinds get the benefit of the doubt. */
function creates(kind: string | undefined, type: string): boolean {
  if (kind === undefined) return false;
  const declared = kindNamed(kind);
  const wanted = type === 'device' ? 'exhibit' : type;
  return declared === undefined || (declared.creates ?? []).some((created) => created === wanted);
}
