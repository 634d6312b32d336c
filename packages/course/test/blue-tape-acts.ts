import type { Sketch } from './case-builder.ts';

const SHA = '324a74a62b1d74a5d25ed15b95e70b59fdd043c3e198d22835a2df6029280a65';
/** A thing with what a careful officer would put down for it. */
type Thing = readonly [thing: string, kind: string, material: string, container: string];

const KINDS: readonly Thing[] = [
  ['packet-a', 'drugs', 'powder', 'plastic-bag'],
  ['packet-b', 'drugs', 'powder', 'plastic-bag'],
  ['tape-roll', 'tape', 'biological', 'paper-box'],
  ['shoe-mark', 'footwear-mark', 'trace', 'rigid-box'],
  ['scales', 'scales', 'powder', 'paper-bag'],
  ['ledger', 'document', 'paper', 'envelope'],
  ['phone', 'phone', 'electronic', 'faraday-bag'],
  ['usb-stick', 'storage-device', 'electronic', 'antistatic-bag'],
];

/** Everything one exhibit asks for, from marker to hand-over; twelve minutes each. */
export function exhibitActs(
  [thing, kind, material, container]: Thing,
  start: number,
  sceneObject = thing,
): readonly Sketch[] {
  const objects = { exhibit: thing };
  const act = (offset: number, verb: string, by: string, fields: Sketch['fields'] = {}): Sketch => ({
    minute: start + offset,
    verb,
    by,
    objects,
    fields,
  });
  const device = kind === 'phone' || kind === 'storage-device';
  return [
    {
      minute: start,
      verb: 'recognise',
      by: 'linh',
      name: thing,
      fields: { number: 1, description: thing, kind, material, 'scene-object': sceneObject },
    },
    ...(device
      ? [
          {
            minute: start + 0.5,
            verb: 'observe',
            by: 'mei',
            objects: { device: thing },
            fields: { power: kind === 'phone' ? 'on' : 'off' },
          },
        ]
      : []),
    act(1, 'photograph', 'budi', { view: 'overall', scale: false }),
    act(2, 'photograph', 'budi', { view: 'mid-range', scale: false }),
    act(3, 'photograph', 'budi', { view: 'close-up', scale: true }),
    { minute: start + 4, verb: 'change-gloves', by: 'linh' },
    act(5, 'collect', 'linh'),
    ...(kind === 'phone'
      ? [
          {
            minute: start + 6,
            verb: 'isolate',
            by: 'linh',
            objects: { device: thing },
            fields: { method: 'faraday-bag' },
          },
        ]
      : []),
    ...(kind === 'drugs'
      ? [act(6, 'weigh', 'linh', { 'mass-mg': 255_000, net: true }), act(7, 'countersign', 'budi')]
      : []),
    act(8, 'package', 'linh', { container }),
    act(9, 'seal', 'linh', { 'seal-number': `S-${thing}` }),
    act(10, 'label', 'linh', { label: thing }),
    act(11, 'transfer', 'linh', { from: 'linh', to: 'sari' }),
  ];
}

function finding(minute: number, question: string, answer: string, offset: number): Sketch {
  return {
    minute,
    verb: 'find',
    by: 'mei',
    objects: { image: 'usb-image' },
    fields: { question, answer, sentence: answer, offset, length: 200 },
  };
}

const image = { image: 'usb-image' };

/** A record that keeps every duty and answers every question. */
export const careful: readonly Sketch[] = [
  {
    minute: 0,
    verb: 'authority',
    by: 'linh',
    fields: { kind: 'warrant', issuer: 'Court', 'valid-until': Date.UTC(2026, 2, 9, 11) },
  },
  { minute: 1, verb: 'enter', by: 'linh', objects: { scene: 'the-case', search: 'the-case' } },
  ...KINDS.flatMap((thing, i) => exhibitActs(thing, 5 + 12 * i)),
  { minute: 110, verb: 'scene-release', by: 'linh' },
  {
    minute: 150,
    verb: 'attach-write-blocker',
    by: 'mei',
    objects: { device: 'usb-stick' },
    fields: { tested: true },
  },
  {
    minute: 155,
    verb: 'acquire',
    by: 'mei',
    name: 'usb-image',
    objects: { device: 'usb-stick' },
    fields: { sha256: SHA, size: 67_108_864 },
  },
  { minute: 156, verb: 'hash', by: 'mei', objects: image, fields: { algorithm: 'SHA-256', value: SHA } },
  {
    minute: 157,
    verb: 'verify',
    by: 'mei',
    objects: image,
    fields: { algorithm: 'SHA-256', value: SHA, match: true },
  },
  { minute: 160, verb: 'examine', by: 'mei', objects: image, fields: { action: 'list', source: 'copy' } },
  finding(161, 'waybill-number', 'AR-1187', 2_145_792),
  finding(162, 'consignee', 'Harbour Lane Trading', 2_145_792),
  finding(163, 'waybill-time', 'wall-clock', 2_081_792),
  finding(164, 'lawful-contact', 'Mira Solen', 2_084_864),
  finding(165, 'ledger-meaning', 'card-debts', 2_084_352),
];

/** Acts that are wrong whatever came before, and fulfil nothing. */
export const wrong: readonly Sketch[] = [
  finding(170, 'waybill-number', 'AR-1178', 2_085_376),
  finding(171, 'waybill-number', 'AR-9999', 2_145_792),
  finding(172, 'ledger-meaning', 'customers', 2_084_352),
  finding(173, 'waybill-time', 'utc', 2_081_792),
  { minute: 174, verb: 'operate', by: 'mei', objects: { device: 'phone' }, fields: { action: 'browsed' } },
  { minute: 175, verb: 'examine', by: 'mei', objects: image, fields: { action: 'open', source: 'original' } },
  {
    minute: 55,
    verb: 'transfer',
    by: 'budi',
    objects: { exhibit: 'scales' },
    fields: { from: 'nobody', to: 'sari' },
  },
  { minute: 82.5, verb: 'power-off', by: 'mei', objects: { device: 'phone' }, fields: { method: 'cut' } },
];
