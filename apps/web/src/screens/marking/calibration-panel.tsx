import { Link, useParams } from '@tanstack/react-router';
import { calibrationIn, calibrationOf } from '@tracecraft/course';
import type { MarkingContent } from '../../case/marking-content.ts';
import { useCourse } from '../../case/open-course.ts';
import { Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** Worked records to mark before real ones, and how close the reader's marks are to the expert's. */
export function CalibrationPanel({ content }: { readonly content: MarkingContent }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { course } = useParams({ from: '/shell/course/$course' });
  const { state, account } = useCourse();
  return (
    <Panel title={say('marking.calibration')} flush>
      <ul className={parts['lines']}>
        {content.rubrics.map((rubric) => {
          const { released, within, compared, open } = calibrationOf(
            rubric,
            content.worked,
            state.marks,
            account.id,
            calibrationIn(state.runs.values()),
          );
          return (
            <li key={rubric.id}>
              <span className={parts['what']}>
                {localised(rubric.title)}
                {compared > 0 && <small>{say('marking.calibrated', { within, compared })}</small>}
              </span>
              <Tag tone={released ? 'ok' : 'risk'}>
                {say(released ? 'marking.released' : 'marking.not-yet')}
              </Tag>
              <span className={parts['row']}>
                {content.worked
                  .filter((one) => one.rubric === rubric.id)
                  .map((one) => (
                    <Link
                      key={one.id}
                      to="/course/$course/calibrate/$worked"
                      params={{ course, worked: one.id }}
                    >
                      {localised(one.title)}
                      {open.includes(one.id) ? '' : ' ✓'}
                    </Link>
                  ))}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
