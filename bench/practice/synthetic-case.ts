import type { CaseEvent, FieldValue } from '@tracecraft/record';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 1);

interface Writer {
  readonly events: CaseEvent[];
  readonly write: (
    officer: number,
    kind: string,
    touches: Touches,
    fields: Readonly<Record<string, FieldValue>>,
  ) => string;
}

/** `devices` single-writer feeds that see one another's newest event, as online tablets do. */
function writer(devices: number): Writer {
  const events: CaseEvent[] = [];
  const feeds = new Map<number, { seq: number; id: string }>();
  let time = START;
  const write: Writer['write'] = (officer, kind, touches, fields) => {
    time += 4000;
    const feed = officer % devices;
    const previous = feeds.get(feed);
    const id = (events.length + 1).toString(16).padStart(64, '0');
    const seen = events.at(-1);
    events.push({
      id,
      header: {
        v: 0,
        kind,
        stream: 'case:bench',
        feed: `feed-${feed}`,
        seq: (previous?.seq ?? -1) + 1,
        prev: previous?.id ?? null,
        hlc: (BigInt(time) << 16n).toString(),
        key: `key-${feed}`,
        seen: null,
        root: '',
      },
      body: {
        claimed: { start: time, offsetMinutes: 420, zone: 'Asia/Bangkok' },
        recorded: time,
        clock: { source: 'device', uncertaintyMs: 500, epoch: 0 },
        performer: `officer-${officer}`,
        role: 'officer',
        enteredVia: 'hand',
        objects: touches.map(([type, touched]) => ({ role: type, type, id: touched })),
        informedBy: seen !== undefined && seen.header.feed !== `feed-${feed}` ? [seen.id] : [],
        fields,
        attachments: [],
      },
    });
    feeds.set(feed, { seq: (previous?.seq ?? -1) + 1, id });
    return id;
  };
  return { events, write };
}

type Touches = readonly [string, string][];

/** A large scene worked by eight officers: every exhibit through the whole of its life, some with departures. */
export function syntheticCase(size: number, devices = 8): readonly CaseEvent[] {
  const out = writer(devices);
  const scene = out.write(0, 'case.opened', [], { setting: 'exercise', title: 'bench' });
  begin(out, scene);
  for (let n = 1; out.events.length < size - 10; n++) {
    if (n % 10 === 0) crossing(out, scene, n);
    if (n % 25 === 0) zone(out, scene, n);
    if (n % 12 === 0) out.write(n % 8, 'note.written', [], { text: 'seen' });
    exhibit(out, n);
  }
  end(out, scene);
  return out.events.slice(0, size);
}

function begin({ write }: Writer, scene: string): void {
  const at: Touches = [['scene', scene]];
  for (let officer = 0; officer < 8; officer++) {
    write(officer, 'officer.joined', [], {
      name: `Officer ${officer}`,
      duty: 'collector',
      competence: ['live-device'],
    });
    write(officer, 'interests.declared', [], { interests: 'none' });
  }
  write(0, 'authority.recorded', [], {
    kind: 'warrant',
    issuer: 'court',
    scope: ['all'],
    'valid-until': START + 100_000 * MINUTE,
  });
  write(0, 'plan.written', [], { questions: 'who', alternatives: 2, zones: ['z1', 'z2', 'z3'] });
  write(0, 'scene.arrived', at, {});
  write(0, 'scene.cordoned', at, { path: 'east' });
  write(0, 'scene.condition-recorded', at, { altered: 'none' });
  write(0, 'hazard.assessed', at, { result: 'none', entry: 'safe' });
  write(0, 'persons.checked', at, { injured: false });
  write(0, 'clock.checked', [], { reference: 'radio', 'offset-ms': 0 });
}

function crossing({ write }: Writer, scene: string, n: number): void {
  const both: Touches = [
    ['scene', scene],
    ['search', scene],
  ];
  write(n % 8, 'scene.entered', both, n % 50 === 0 ? {} : { purpose: 'search' });
  write(n % 8, 'scene.exited', [['scene', scene]], {});
}

function zone({ write }: Writer, scene: string, n: number): void {
  write(n % 8, 'scene.photographed', [['scene', scene]], { view: 'overall' });
  write(n % 8, 'zone.searched', [['scene', scene]], { zone: `z${(n / 25) % 4}`, result: 'found' });
}

function end({ write }: Writer, scene: string): void {
  write(0, 'inventory.signed', [], { parties: ['occupant'] });
  write(0, 'inventory.given', [], { to: 'occupant' });
  write(0, 'scene.released', [['scene', scene]], { to: 'owner' });
  write(1, 'review.done', [], { kind: 'technical', outcome: 'agreed' });
  write(0, 'report.issued', [], { title: 'report', version: 1, preliminary: false, limits: 'none' });
}

function exhibit(out: Writer, n: number): void {
  const [officer, helper, device] = [n % 8, (n + 1) % 8, n % 4 === 0];
  const kind = device ? 'computer' : n % 3 === 0 ? 'drugs' : 'clothing';
  const x = out.write(officer, 'exhibit.recognised', [], {
    number: n,
    description: 'thing',
    kind,
    material: n % 5 === 0 ? 'biological' : device ? 'electronic' : 'other',
    zone: `z${Math.floor(n / 25)}`,
    fragile: n % 9 === 0,
    'storage-needs': 'none',
  });
  const own: Touches = device
    ? [
        ['exhibit', x],
        ['device', x],
      ]
    : [['exhibit', x]];
  for (const view of ['overall', 'mid-range', 'close-up'])
    out.write(helper, 'exhibit.photographed', own, { view, scale: view === 'close-up' });
  if (device)
    out.write(officer, 'device.observed', own, { power: n % 8 === 0 ? 'on' : 'off', screen: 'locked' });
  if (n % 7 !== 0) out.write(officer, 'gloves.changed', [], {});
  out.write(officer, 'exhibit.collected', own, {});
  if (device) out.write(officer, 'device.isolated', own, { method: 'faraday-bag' });
  const number = `P${n}`;
  out.write(officer, 'exhibit.packaged', own, {
    container: n % 11 === 0 ? 'plastic-bag' : device ? 'antistatic-bag' : 'paper-bag',
    'package-number': number,
  });
  out.write(officer, 'exhibit.sealed', own, { 'seal-number': `S${n}` });
  out.write(officer, 'exhibit.labelled', own, {
    label: 'thing',
    'package-number': number,
    'case-reference': 'C1',
    place: 'hall',
    collector: `officer-${officer}`,
  });
  if (kind === 'drugs') {
    out.write(officer, 'exhibit.weighed', own, { 'mass-mg': n, net: true });
    out.write(helper, 'exhibit.countersigned', own, {});
  }
  out.write(officer, 'custody.offered', own, { from: `officer-${officer}`, to: `officer-${helper}` });
  out.write(helper, 'custody.accepted', own, {
    from: `officer-${officer}`,
    'seal-intact': true,
    condition: 'good',
    'seal-number': n % 13 === 0 ? 'S0' : `S${n}`,
  });
  out.write(helper, 'custody.stored', own, { place: 'room 1' });
  if (device) work(out, x, officer);
}

function work({ write }: Writer, device: string, officer: number): void {
  write(officer, 'write-blocker.attached', [['device', device]], { tested: true });
  const image = write(officer, 'image.acquired', [['device', device]], { sha256: 'aa' });
  write(officer, 'image.hashed', [['image', image]], { algorithm: 'SHA-256', value: 'aa' });
  write(officer, 'image.verified', [['image', image]], { algorithm: 'SHA-256', value: 'aa', match: true });
  write(officer, 'examination.planned', [['image', image]], {
    questions: 'who',
    propositions: ['a', 'b'],
    terms: ['x'],
  });
  for (let step = 0; step < 12; step++)
    write(officer, 'image.examined', [['image', image]], { action: 'open', source: 'copy', tool: 'lab 1' });
}
