import { kindOfVerb } from '@tracecraft/record';
import type { Check, StateWord } from '../../language/syntax.ts';
import { actsNamed, atomsOf } from './atoms.ts';
import { OFFICERS, type Letter } from './letter.ts';

/** Acts a named fold reads beside those the sentence names, with a difference it can see. */
const READ: Readonly<Partial<Record<StateWord, readonly string[]>>> = {
  'current holder': ['collect X', 'transfer X from budi to chanda', 'accept X'],
  'collecting officer': ['collect X'],
  'current seal': ['seal X seal-number S1', 'seal X seal-number S2'],
  'people inside': ['enter', 'exit'],
  'uncovered zones': [
    'plan questions noted alternatives 2 zones Z1',
    'search-zone zone Z1 result nothing-found',
  ],
  'others in package': ['package Y container paper-bag package-number P1'],
  'weight drift': ['weigh X mass-mg 10000 net yes', 'weigh X mass-mg 900000 net yes'],
  'waiting fragile traces': [
    'recognise Y number 2 description noted kind other fragile yes zone Z1',
    'collect Y',
  ],
  'within scope': [
    'authority kind warrant issuer court scope other,phone',
    'authority kind warrant issuer court scope cash',
  ],
  'performer competence': [
    'join name Budi duty examiner competence disks',
    'join name Budi duty examiner competence live-device',
  ],
};

const ABOUT_OFFICERS: ReadonlySet<StateWord> = new Set([
  'current holder',
  'collecting officer',
  'people inside',
]);

/** Named folds that sentences read. */
export function statesIn(checks: readonly Check[]): ReadonlySet<StateWord> {
  const atoms = checks
    .flatMap(actsNamed)
    .flatMap((act) => (act.condition === null ? [] : atomsOf(act.condition)));
  return new Set(
    atoms.flatMap((atom) => {
      const own = 'state' in atom ? [atom.state] : [];
      return 'value' in atom && typeof atom.value === 'object' && 'state' in atom.value
        ? [...own, atom.value.state]
        : own;
    }),
  );
}

export function readsOfficers(checks: readonly Check[]): boolean {
  return [...statesIn(checks)].some((state) => ABOUT_OFFICERS.has(state));
}

/** Letters for the folds of `checks`, of kinds the sentences do not name themselves. */
export function foldLetters(checks: readonly Check[], kinds: readonly string[]): readonly Letter[] {
  const states = statesIn(checks);
  const lines = new Set([...states].flatMap((state) => READ[state] ?? []));
  const device = checks.some((check) => check.object === 'device');
  return [...lines].flatMap((line) => {
    const kind = kindOfVerb(line.split(' ')[0] ?? '')?.kind;
    const other = / Y\b/.test(line);
    // A weight must be able to drift though the sentence names weighing itself.
    const again = other || (kind === 'exhibit.weighed' && states.has('weight drift'));
    if (kind === undefined || (kinds.includes(kind) && !again)) return [];
    const words = device ? line.replace(/ X\b/, ' D') : line;
    const names = / ([XDY])\b/.exec(words)?.[1];
    const born = kind === 'exhibit.recognised' ? 'Y' : null;
    const named = names === undefined || born !== null ? [] : [names];
    return [{ kind, performer: OFFICERS[0], words, born, names: named, delay: 0, times: 1 }];
  });
}
