import type { Hashing } from '@tracecraft/bytes';
import type { DiskImage } from '@tracecraft/image';
import type { HashAlgorithm } from '../../lab/hash-image.ts';
import type { StoredPicture } from '../../acts/photograph-exhibit.ts';
import type { Act, Session } from '../../session-contract.ts';
import type { AdviceMode } from '../../views/advice-to-show.ts';

/** Evidence opened for examination. */
export interface OpenedEvidence {
  readonly disk: DiskImage;
  /** Digest of the raw image, hexadecimal. */
  digest(algorithm: HashAlgorithm): Promise<string>;
}

/** What a script is played on: sessions, clock, pictures and evidence of the host. */
export interface Stage {
  readonly hashing: Hashing;
  /** Officer id inside the case and session, by the officer's word in the script. */
  readonly officers: ReadonlyMap<string, { readonly id: string; readonly session: Session }>;
  readonly adviceMode: AdviceMode;
  /** Acts that open the case; the first officer performs them when nobody has. */
  readonly opening: readonly Act[];
  /** Sets the clock every session reads, UTC ms. */
  setTime(time: number): void;
  /** Moves entries between the officers' sessions, as their devices would. */
  exchange(): Promise<void>;
  /** Picture of a thing of the scene, or null when the exercise has none. `thing` null: the scene as a whole. */
  photograph(thing: string | null, view: string): Promise<StoredPicture | null>;
  /** Opens evidence of the exercise. Rejects with a coded error when it isn't there. */
  evidence(id: string): Promise<OpenedEvidence>;
}
