/** Kinds of exhibit an officer chooses from. */
export const EXHIBIT_KINDS = [
  'packet',
  'tape',
  'footwear-mark',
  'scales',
  'document',
  'phone',
  'storage-device',
  'computer',
  'drugs',
  'cash',
  'firearm',
  'tool',
  'clothing',
  'other',
] as const;

/** What an exhibit is made of or carries. */
export const MATERIALS = [
  'biological',
  'powder',
  'paper',
  'metal',
  'plastic',
  'electronic',
  'trace',
  'textile',
  'volatile',
  'sharp',
  'other',
] as const;
