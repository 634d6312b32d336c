import { agreementOf, ratingsOf, seededNumbers, type Rubric } from '@tracecraft/course';
import { useMemo } from 'react';
import { useCourse } from '../../case/open-course.ts';
import { Panel } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** The interval is drawn the same way each time it is shown. */
const SEED = 20_241_125;

/** Krippendorff's alpha of independent markers, for each rubric, with its bootstrap interval. */
export function AgreementPanel({ rubrics }: { readonly rubrics: readonly Rubric[] }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  const { state } = useCourse();
  const rows = useMemo(
    () =>
      rubrics.map((rubric) => ({
        rubric,
        agreement: agreementOf(ratingsOf(state.marks, rubric), { random: seededNumbers(SEED) }),
      })),
    [rubrics, state.marks],
  );
  return (
    <Panel title={say('marking.agreement')}>
      <p>{say('marking.agreement-why')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a phone it scrolls, also by keyboard */}
      <section className={parts['scroll']} tabIndex={0} aria-label={say('marking.agreement')}>
        <table className={parts['table']}>
          <thead>
            <tr>
              <th scope="col">{say('marking.rubric')}</th>
              <th scope="col">{say('marking.units')}</th>
              {(['nominal', 'ordinal', 'interval'] as const).map((metric) => (
                <th key={metric} scope="col">
                  {say(`marking.alpha.${metric}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rubric, agreement }) => (
              <tr key={rubric.id}>
                <th scope="row">{localised(rubric.title)}</th>
                <td className={parts['number']}>{agreement.units}</td>
                {([agreement.nominal, agreement.ordinal, agreement.interval] as const).map((one, i) => (
                  // oxlint-disable-next-line react/no-array-index-key -- three metrics in one order
                  <td key={i}>
                    {one.alpha === null
                      ? say(`marking.no-alpha.${one.reason ?? 'too-few'}`)
                      : one.alpha.toFixed(3)}
                    {one.interval !== null && (
                      <small>
                        {' '}
                        [{one.interval.low.toFixed(2)}; {one.interval.high.toFixed(2)}]
                      </small>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
