import type { Act } from '../session-contract.ts';
import { stateAct } from './state-act.ts';

/** A picture that is already stored under its hash. */
export interface StoredPicture {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** An exhibit is photographed where it lies; with its picture the act is corroborated, without only declared. */
export function photographExhibit(
  exhibit: string,
  view: 'overall' | 'mid-range' | 'close-up',
  scale: boolean,
  picture: StoredPicture | null,
): Act {
  return stateAct('exhibit.photographed', {
    objects: { exhibit },
    fields: { view, scale },
    ...(picture === null ? {} : { attachments: [{ ...picture, kind: 'photograph' }] }),
  });
}

/** The scene as a whole is photographed. */
export function photographScene(
  view: 'overall' | 'mid-range' | 'close-up',
  picture: StoredPicture | null,
): Act {
  return stateAct('scene.photographed', {
    fields: { view },
    ...(picture === null ? {} : { attachments: [{ ...picture, kind: 'photograph' }] }),
  });
}
