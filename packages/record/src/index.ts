export type { EventKind, FieldSpec, FieldType, ObjectRole, ObjectType, StreamType } from './event-kind.ts';
export type {
  Attachment,
  CaseEvent,
  EnteredVia,
  EventBody,
  EventHeader,
  EventId,
  FieldValue,
  ObjectRef,
} from './event.ts';
export { agencyVocabulary } from './agency-vocabulary.ts';
export { TLP_LABELS } from './agency-events/shared-fields.ts';
export { courseVocabulary } from './course-vocabulary.ts';
export { belongsIn, DEVICE_KINDS, kindNamed, kindOfVerb, vocabulary } from './vocabulary.ts';
export { fieldReader, type FieldReader } from './field-reader.ts';
export { objectsTouched } from './touched.ts';
export { leafHash, nodeHash, treeRoot } from './merkle.ts';
export { bodyRoot, fieldLeaf, fieldsOf, saltOf, type Field } from './commitment.ts';
export {
  feedId,
  keyId,
  type KeyAlgorithm,
  type PublicKey,
  type Signer,
  type VerifySignature,
} from './key.ts';
export { compareHlc, nextHlc } from './hlc.ts';
export { compareEvents } from './order.ts';
export {
  eventId,
  headerBytes,
  readEntry,
  signatureHolds,
  writeEntry,
  type Entry,
  type EntryDraft,
  type FeedHead,
} from './entry.ts';
export {
  webCryptoKeys,
  type KeyJwk,
  type SubtlePort,
  type WebCryptoKeys,
  type WebKey,
  type WebKeyPair,
} from './web-crypto.ts';
export { createMerkleTree, type MerkleTree } from './tree/merkle-tree.ts';
export {
  consistencyRanges,
  inclusionRanges,
  nodesOfRange,
  sharedInclusionRanges,
  type TreeNode,
  type TreeRange,
} from './tree/tree-range.ts';
export {
  consistencyHolds,
  inclusionHolds,
  rootFromInclusion,
  rootFromSharedInclusion,
  type KnownLeaf,
} from './tree/verify-proof.ts';
export { NoteError, type NoteErrorCode } from './log/note-error.ts';
export { formatVkey, parseVkey, SIGNATURE_TYPE, verifierKey, type VerifierKey } from './log/verifier-key.ts';
export {
  cosignedMessage,
  noteLine,
  noteState,
  parseNote,
  signNote,
  type NoteSignature,
  type NoteState,
  type SignedNote,
} from './log/signed-note.ts';
export { checkpointText, parseCheckpoint, type Checkpoint } from './log/checkpoint.ts';
export { caseHeadLeaf, caseHeadText, caseLabel, eventLeaf, type CaseHead } from './log/case-head.ts';
export {
  bundleOfEntries,
  CHECKPOINT_PATH,
  entriesOfBundle,
  tilePath,
  tileWidth,
  type TileAddress,
} from './log/tile.ts';
export { createTileReader, type ReadTile, type TileReader } from './log/tile-reader.ts';
export {
  memoryLogStorage,
  openAgencyLog,
  type AgencyLog,
  type AgencyLogPorts,
  type LogFile,
  type LogStorage,
  type SignedCheckpoint,
} from './log/agency-log.ts';
export { readStoredZip, writeStoredZip, type ZipFile } from './bundle/stored-zip.ts';
export { BundleError, type BundleErrorCode } from './bundle/bundle-error.ts';
export { type Bundle, type LoggedHeads } from './bundle/bundle.ts';
export { buildBundle, caseRoot } from './bundle/build-bundle.ts';
export { openBundle, type Manifest, type OpenedBundle } from './bundle/open-bundle.ts';
export {
  isRedacted,
  redactEntry,
  shownBody,
  type BundleEntry,
  type RedactedEntry,
  type RedactedLeaf,
} from './bundle/redacted-entry.ts';
export { readTrust, TrustError, type TrustPolicy } from './verify/trust.ts';
export { verifyBundle, type VerifyOptions, type VerifyPorts } from './verify/verify-bundle.ts';
export type { Anchor, Statement, VerifyReport, VerifyVerdict } from './verify/report.ts';
export { fieldFits, kindFault } from './verify/kind-fault.ts';
