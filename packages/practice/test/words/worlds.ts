/** What the acts `A`, `B`, `C` of a form are, and the acts a record may hold. */
export interface World {
  readonly name: string;
  /** The sentences; every one of the thirteen forms, with its windows, is among them. */
  readonly sentences: readonly string[];
  /** Acts as lines of a mini-record without their time; `LATER` stands for twenty minutes after it. */
  readonly letters: readonly string[];
}

const FORMS: readonly string[] = [
  'before A, require B',
  'before A, require B within 2 min',
  'before A, require B and C',
  'before A or C, require B or C',
  'before each A, require a new B',
  'before each A or C, require a new B',
  'just before A, require B',
  'after A, require B',
  'after A, require B within 2 min',
  'after A, require B before C',
  'after A or C, require B within 2 min before C',
  'after each A, require B before the next A',
  'just after A, require B',
  'after A, never B',
  'after A, never B until C',
  'after A, never B for 2 min',
  'after A, never B until C for 2 min',
  'if A, also B',
  'in order: B; A',
  'in order: B; C; A',
  'in order: C; B; A',
];
/** Forms no exception can be stated for. */
const WITHOUT_EXCEPTION: readonly string[] = [
  'not both A and B',
  'never B',
  'at least 2 B',
  'at most 1 B',
  'exactly 2 B',
  'at least 2 B within any 2 min',
  'at most 1 B within any 2 min',
  'exactly 2 B within any 2 min',
];

interface Words {
  readonly frame: string;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  /** A sentence of the form `whenever`. */
  readonly whenever: string;
}

const OF_EXHIBIT: Words = {
  frame: 'for each exhibit',
  a: 'collect',
  b: 'photograph with scale = yes',
  c: 'move',
  whenever: 'whenever photograph, require scale = yes',
};

const WITH_FOLD: Words = { ...OF_EXHIBIT, whenever: 'whenever collect, require current holder ≠ budi' };

function sentencesOf({ frame, a, b, c, whenever }: Words, exception = ''): readonly string[] {
  const acts: Readonly<Record<string, string>> = { A: a, B: b, C: c };
  const forms = exception === '' ? [...FORMS, ...WITHOUT_EXCEPTION] : FORMS;
  const said = [...forms.map((form) => form.replace(/\b[ABC]\b/g, (name) => acts[name]!)), whenever];
  return said.map((form) => `${frame}: ${form}${exception}`);
}

/** Sentences in which `by` may stand: it compares with an activating act. */
const REQUIRES = /require (a new )?photograph|never photograph (until|for)|also photograph/;

const COLLECT = 'budi collect X';
const SCALED = 'budi photograph X view overall scale yes';
const PLAIN = 'budi photograph X view overall scale no';
const MOVE = 'budi move X';

/** What stands before every record. */
export const HEAD = '08:50 budi recognise X number 1 description thing kind tool';

export const WORLDS: readonly World[] = [
  {
    name: 'one device, one officer',
    sentences: sentencesOf(OF_EXHIBIT),
    letters: [COLLECT, SCALED, MOVE, PLAIN],
  },
  {
    name: 'unless',
    sentences: sentencesOf(OF_EXHIBIT, ' unless move'),
    letters: [COLLECT, SCALED, MOVE, PLAIN],
  },
  {
    name: 'values not recorded',
    sentences: [
      ...sentencesOf({ ...OF_EXHIBIT, c: 'photograph with scale = no' }),
      ...sentencesOf(OF_EXHIBIT, ' unless photograph with scale = no'),
    ],
    letters: [COLLECT, 'budi photograph X view overall', SCALED, PLAIN],
  },
  {
    name: 'as performer',
    sentences: sentencesOf({
      frame: 'for each officer',
      a: 'testify as performer',
      b: 'declare-interests as performer with interests = none',
      c: 'note as performer',
      whenever: 'whenever declare-interests as performer, require interests = none',
    }),
    letters: [
      'budi testify topic fire',
      'budi declare-interests interests none',
      'ana declare-interests interests some',
      'budi note text x',
    ],
  },
  {
    name: 'by another, by the same officer',
    sentences: [
      ...sentencesOf({ ...OF_EXHIBIT, b: 'photograph by another officer' }).filter((text) =>
        REQUIRES.test(text),
      ),
      ...sentencesOf({ ...OF_EXHIBIT, b: 'photograph with scale = yes by the same officer' }).filter((text) =>
        REQUIRES.test(text),
      ),
    ],
    letters: [COLLECT, SCALED, 'ana photograph X view overall scale yes', 'ana move X'],
  },
  {
    name: 'where',
    sentences: sentencesOf({
      frame: 'for each exhibit where kind = drugs',
      a: 'collect',
      b: 'photograph with scale = yes',
      c: 'describe',
      whenever: 'whenever collect, require current holder = budi',
    }),
    letters: [COLLECT, SCALED, 'budi describe X kind drugs', 'budi describe X kind tool'],
  },
  {
    name: 'on another object',
    sentences: sentencesOf({ ...OF_EXHIBIT, frame: 'for each exhibit on officer' }),
    letters: [COLLECT, SCALED, 'ana photograph X view overall scale no', MOVE],
  },
  {
    name: 'two devices, clocks in doubt',
    sentences: sentencesOf(WITH_FOLD),
    letters: [
      COLLECT,
      'ana photograph X view overall scale yes {on other, clock 90 s}',
      SCALED,
      'ana move X {on other, clock 90 s}',
    ],
  },
  {
    name: 'late entries, clock epochs',
    sentences: [...sentencesOf(WITH_FOLD), ...sentencesOf(WITH_FOLD, ' unless move')],
    letters: [
      COLLECT,
      'budi photograph X view overall scale yes {recorded LATER}',
      'ana move X {on other, epoch 1}',
      SCALED,
    ],
  },
];
