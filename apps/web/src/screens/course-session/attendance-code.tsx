import { ATTENDANCE_WINDOW, attendanceCode, attendanceWindow } from '@tracecraft/course';
import { useCourse, useCourseAct } from '../../case/open-course.ts';
import { Button, Panel, Progress } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { useNow } from '../advice/use-now.ts';
import parts from '../course-parts/course-parts.module.css';
import { QrCode } from '../course-parts/qr-code.tsx';
import { Said } from '../course-parts/said.tsx';
import styles from './course-session.module.css';

/** The code on the trainer's screen: large enough for the last row, new every minute, also as a QR code. */
export function AttendanceCode({ session, course }: { readonly session: string; readonly course: string }) {
  const say = useSay();
  const { state } = useCourse();
  const { act, outcome } = useCourseAct();
  const secret = state.attendanceSecrets.get(session);
  const open = (): void => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const drawn = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    void act('attendance.opened', { session, secret: drawn });
  };
  return (
    <Panel title={say('office.attendance.code-title')}>
      <Said outcome={outcome} />
      {secret === undefined ? (
        <>
          <p>{say('office.attendance.code-how')}</p>
          <Button onClick={open}>{say('office.attendance.show-code')}</Button>
        </>
      ) : (
        <details className={parts['more']}>
          <summary>{say('office.attendance.show-code')}</summary>
          <Turning session={session} course={course} secret={secret} />
        </details>
      )}
    </Panel>
  );
}

function Turning({
  session,
  course,
  secret,
}: {
  readonly session: string;
  readonly course: string;
  readonly secret: string;
}) {
  const say = useSay();
  const now = useNow(1000);
  const code = attendanceCode(secret, session, attendanceWindow(now));
  const left = Math.ceil((ATTENDANCE_WINDOW - (now % ATTENDANCE_WINDOW)) / 1000);
  const address = `${location.origin}/course/${course}/session/${encodeURIComponent(session)}?code=${code}`;
  return (
    <div className={styles['turning']}>
      <QrCode text={address} label={say('office.attendance.qr', { code })} />
      <div>
        <p className={parts['code']}>{code}</p>
        <p>{say('office.attendance.code-say')}</p>
        <Progress
          label={say('office.attendance.turns', { seconds: left })}
          value={left}
          max={ATTENDANCE_WINDOW / 1000}
        />
      </div>
    </div>
  );
}
