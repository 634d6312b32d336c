import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { calibrationIn, calibrationOf, workedCase } from '@tracecraft/course';
import { markingContentQuery } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Empty, Panel, Progress, Tag } from '../../design/index.ts';
import { Prose, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import styles from './marking.module.css';
import { RubricPanel } from './rubric-panel.tsx';

/** A worked record to mark, and once it is marked wholly what the expert gave and why. */
export function CalibrateScreen() {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course, worked: id } = useParams({ from: '/shell/course/$course/calibrate/$worked' });
  const { state, account } = useCourse();
  const { data } = useQuery(markingContentQuery);
  if (data === undefined) return <Page>{<Progress label={say('marking.loading')} />}</Page>;
  const worked = data.worked.find((one) => one.id === id);
  const rubric = data.rubrics.find((one) => one.id === worked?.rubric);
  if (worked === undefined || rubric === undefined)
    return <Page>{<Empty>{say('marking.unknown')}</Empty>}</Page>;
  const calibration = calibrationOf(
    rubric,
    data.worked,
    state.marks,
    account.id,
    calibrationIn(state.runs.values()),
  );
  const compared = calibration.marks.filter((mark) => mark.worked === worked.id);
  return (
    <div className={styles['page']}>
      <header>
        <h1>{localised(worked.title)}</h1>
        <p>
          {say('marking.calibration-why')}{' '}
          <Link to="/course/$course/marking" params={{ course }}>
            {say('marking.back')}
          </Link>
        </p>
      </header>
      <div className={styles['sides']}>
        <Panel title={say('marking.work')}>
          <Prose text={localised(worked.work)} top={3} />
        </Panel>
        <div className={styles['column']}>
          <RubricPanel
            rubric={rubric}
            about={workedCase(worked)}
            round="calibration"
            criteria={null}
            rests={[]}
            onMarked={() => undefined}
          />
          {compared.length > 0 && (
            <Panel title={say('marking.expert')} flush>
              <ul className={styles['lines']}>
                {compared.map(({ expert, own, within }) => (
                  <li key={expert.criterion}>
                    <p>
                      <b>
                        {localised(
                          rubric.criteria.find((one) => one.id === expert.criterion)?.title ?? {
                            en: expert.criterion,
                          },
                        )}
                      </b>{' '}
                      <Tag tone={within ? 'ok' : 'risk'}>
                        {say('marking.yours-theirs', { own: own?.level ?? 0, expert: expert.level })}
                      </Tag>
                    </p>
                    <p>{localised(expert.why)}</p>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}
