import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { packExercise } from '@tracecraft/course';
import { useDeferredValue, useMemo, useState } from 'react';
import { keptDraft, type ExerciseDraft } from '../../case/exercise-drafts.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Progress, SelectField } from '../../design/index.ts';
import { formatClock, LANGUAGES, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import styles from './authoring.module.css';
import { DraftContext } from './draft-context.ts';
import { LintPanel } from './lint-panel.tsx';
import { partsOfDraft } from '../../case/parts-of-draft.ts';
import { BriefSection, RolesSection } from './section-brief.tsx';
import { EvidenceSection } from './section-evidence.tsx';
import { FindingsSection } from './section-findings.tsx';
import { HintsSection, MarkingSection } from './section-hints.tsx';
import { InjectsSection } from './section-injects.tsx';
import { PracticesSection } from './section-practices.tsx';
import { PublishSection } from './section-publish.tsx';
import { QuestionsSection } from './section-questions.tsx';
import { SceneSection } from './section-scene.tsx';
import { TruthSection } from './section-truth.tsx';
import { SECTIONS, sectionOf, type Section } from './sections.ts';
import { useDraft } from './use-draft.ts';

/** The editor of one exercise: a section at a time, what is still wrong beside it, everything kept on the device. */
export function AuthorScreen() {
  const { phrases } = useLanguage();
  const { draft: key } = useParams({ from: '/shell/course/$course/exercises/$draft' });
  const { account } = useCourse();
  const kept = useQuery({
    queryKey: ['exercise-draft', key],
    queryFn: () => keptDraft(key),
    staleTime: 0,
    gcTime: 0,
    networkMode: 'always',
    structuralSharing: false,
    refetchOnWindowFocus: false,
  });
  if (kept.data === undefined) return <Page>{<Progress label={phrases.say('run.author.opening')} />}</Page>;
  if (kept.data === null || kept.data.account !== account.id)
    return <Page>{<Empty>{phrases.say('run.author.unknown')}</Empty>}</Page>;
  return <Editor key={key} start={kept.data} />;
}

const BODIES: Readonly<Record<Exclude<Section, 'publish'>, () => React.ReactNode>> = {
  brief: BriefSection,
  roles: RolesSection,
  scene: SceneSection,
  evidence: EvidenceSection,
  practices: PracticesSection,
  questions: QuestionsSection,
  truth: TruthSection,
  findings: FindingsSection,
  injects: InjectsSection,
  hints: HintsSection,
  marking: MarkingSection,
};

function Editor({ start }: { readonly start: ExerciseDraft }) {
  const { phrases, code, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course/exercises/$draft' });
  const { state } = useCourse();
  const atWork = useDraft(start);
  const { draft, kept } = atWork;
  const [section, setSection] = useState<Section>('brief');
  const [language, setLanguage] = useState<string>(code);
  const slow = useDeferredValue(draft);
  const packed = useMemo(() => packExercise(partsOfDraft(slow)), [slow]);
  const faults = 'errors' in packed ? packed.errors : [];
  const Body = section === 'publish' ? null : BODIES[section];
  const context = useMemo(() => ({ ...atWork, language }), [atWork, language]);
  const open = (next: Section): void => {
    setSection(next);
    document.getElementById('author-section')?.focus();
  };
  return (
    <DraftContext value={context}>
      <div className={styles['editor']}>
        <header className={styles['head']}>
          <div>
            <Link to="/course/$course/exercises" params={{ course }}>
              {say('run.author.all')}
            </Link>
            <h1>{localised(draft.exercise.title) || say('run.author.untitled')}</h1>
            <output className="label">
              {kept === null
                ? say('run.author.keeping')
                : say('run.author.kept', { time: formatClock(kept, state.opened?.zone ?? 'UTC') })}
            </output>
          </div>
          <SelectField
            label={say('run.author.language')}
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {LANGUAGES.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </SelectField>
        </header>
        <nav className={styles['sections']} aria-label={say('run.author.sections')}>
          {SECTIONS.map((one) => (
            <button key={one} type="button" aria-current={one === section} onClick={() => open(one)}>
              {say(`run.author.section.${one}`)}
              <FaultCount count={faults.filter((fault) => sectionOf(fault) === one).length} />
            </button>
          ))}
        </nav>
        <div className={styles['sectionChoice']}>
          <SelectField
            label={say('run.author.sections')}
            value={section}
            onChange={(event) => setSection(SECTIONS.find((one) => one === event.target.value) ?? 'brief')}
          >
            {SECTIONS.map((one) => (
              <option key={one} value={one}>
                {say(`run.author.section.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div id="author-section" tabIndex={-1} className={styles['fields']}>
          {Body === null ? <PublishSection packed={packed} current={slow === draft} /> : <Body />}
        </div>
        <div className={styles['watch']}>
          <LintPanel faults={faults} onOpen={open} />
        </div>
      </div>
    </DraftContext>
  );
}

function FaultCount({ count }: { readonly count: number }) {
  const { say } = useLanguage().phrases;
  if (count === 0) return null;
  return (
    <span className="label">
      {count}
      <span className="sr-only"> {say('run.author.faults')}</span>
    </span>
  );
}
