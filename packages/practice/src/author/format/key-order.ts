const STEP = [
  'id',
  'level',
  'severity',
  'weight',
  'check',
  'why',
  'risk',
  'science',
  'law',
  'exceptions',
  'waiver',
  'examples',
];

/** Keys in the order they are written, by the keys above them; maps not named keep their own order. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  '': [
    'id',
    'code',
    'version',
    'history',
    'pictures',
    'country',
    'status',
    'publisher',
    'title',
    'applies-to',
    'draft-languages',
    'steps',
    'modify',
    'add',
    'drop',
  ],
  'applies-to': ['scenes', 'objects'],
  history: ['version', 'date', 'change', 'checks'],
  pictures: ['outcome', 'file', 'alt'],
  steps: STEP,
  'add step': STEP,
  modify: ['practice', 'step', 'level', 'severity', 'weight', 'check', 'reason'],
  add: ['practice', 'step'],
  drop: ['practice', 'step', 'reason'],
};

/** Keys of rows inside a step. */
const INSIDE_STEP: Readonly<Record<string, readonly string[]>> = {
  science: ['source', 'supports', 'strength', 'seen'],
  law: ['citation', 'says', 'status', 'reviewer', 'reviewed', 'seen', 'valid-from', 'valid-to'],
  waiver: ['by', 'record'],
  examples: ['outcome', 'title', 'expect', 'record'],
};
const LANGUAGES = ['en', 'vi', 'ko'];

/** Order of the keys of the map at `path`; null leaves it as it is. */
export function orderOf(path: readonly string[]): readonly string[] | null {
  const own = ORDER[path.join(' ')];
  if (own !== undefined) return own;
  const [last = '', above = ''] = [path.at(-1), path.at(-2)];
  if (above === 'law') return INSIDE_STEP['law'] ?? null;
  if (last === 'law') return null;
  if (['why', 'risk', 'title', 'alt', 'reason'].includes(last)) return LANGUAGES;
  return INSIDE_STEP[last] ?? null;
}
