import type { CourseTemplate } from '@tracecraft/course';
import { Panel, Tag } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import { playedName } from '../course-parts/played-name.ts';
import parts from '../course-parts/course-parts.module.css';

/** Every module with what is played in it; what waits for later content says so. */
export function TemplateContents({ template }: { readonly template: CourseTemplate }) {
  const { phrases, localised } = useLanguage();
  const { say } = phrases;
  return (
    <Panel title={localised(template.title)} flush>
      <ul className={parts['lines']}>
        {template.modules.map(({ id, title, plays, waits, assessment }) => (
          <li key={id}>
            <span className={parts['what']}>
              <b>
                {id} {localised(title)}
              </b>
              <small>{localised(assessment)}</small>
              {waits.map((wait) => (
                <small key={wait.en}>{say('office.new.waits', { what: localised(wait) })}</small>
              ))}
            </span>
            <span className={parts['row']}>
              {plays.map((one) => (
                <Tag key={one}>{playedName(say, one)}</Tag>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
