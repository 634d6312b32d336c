/** A digest fed piece by piece; the host brings the native one. */
export interface StreamingHash {
  update(bytes: Uint8Array): void;
  /** The digest; the hash takes nothing more. */
  digest(): Uint8Array;
}
