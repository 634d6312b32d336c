export { locusFields, locusOf, type Locus } from './locus.ts';
export { locusOfFile, locusOfRange } from './locus-of-bytes.ts';
export { entryAt, entryOf, type Found } from './find-entry.ts';
export { LabError, type LabErrorCode } from './lab-error.ts';
export {
  LAB_TOOL,
  examineImage,
  type ExaminationAction,
  type ExaminationWish,
  type LabImage,
} from './examine-image.ts';
export { hashImage, recordedDigest, verifyImage, type HashAlgorithm } from './hash-image.ts';
export { locusOfSelection, makeBookmark, stateFinding, type Selection } from './state-finding.ts';
export { replayFinding, type Replay } from './replay-finding.ts';
