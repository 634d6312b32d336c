/** Where requests about courses go; `stream` is the course's stream. */
export const coursePaths = {
  /** GET: the caller's courses. POST {}: an empty course; the device then pushes `course.opened` into it. */
  courses: '/api/courses',
  /** POST `AskLinks` → `FreshLink`[]: new sign-in links; earlier ones of those people stop working. */
  courseLinks: (stream: string): string => below(stream, 'links'),
  /** GET → `CalendarLink`: where the caller's own calendar of the course can be subscribed to. */
  courseCalendar: (stream: string): string => below(stream, 'calendar'),
  /** GET text/calendar; whoever has the address reads it. */
  calendar: (token: string): string => `/api/calendars/${encodeURIComponent(token)}`,
  rosterCsv: (stream: string): string => below(stream, 'roster.csv'),
  resultsCsv: (stream: string): string => below(stream, 'results.csv'),
  /** POST `AskCertificate` → `SignedCertificate`: the agency signs; the office's device writes `certificate.issued`. */
  courseCertificates: (stream: string): string => below(stream, 'certificates'),
  /** GET: the data of the programme report. */
  courseReport: (stream: string): string => below(stream, 'report'),
  /** GET → `MarkingTask`[] (package `course`): what is left for the caller to mark. */
  courseMarking: (stream: string): string => below(stream, 'marking'),
  /** GET → `Activity` (package `course`): what is right in the activity of a run; trainees once it is closed. */
  activityKey: (stream: string, run: string): string => below(stream, `runs/${encodeURIComponent(run)}/key`),
  /** GET: the course stream as a bundle. */
  courseBundle: (stream: string): string => below(stream, 'bundle'),
  /** GET `HintText`: the text of a hint the record says was taken. */
  hint: (stream: string, hint: string): string =>
    `/api/streams/${encodeURIComponent(stream)}/hints/${encodeURIComponent(hint)}`,
  /**
   * Rows of one run, once or live; `course` where two courses of the caller have a run of that name. Live boards send
   * `board` (every row); with `changes=yes` in the query they send `rows` (those that differ, by `teamId`) to a watcher
   * who has the picture before.
   */
  runBoard: (run: string, course?: string): string =>
    `/api/boards/run/${encodeURIComponent(run)}${inCourse(course)}`,
  runBoardLive: (run: string, course?: string): string =>
    `/api/boards/run/${encodeURIComponent(run)}/live${inCourse(course)}`,
  /** GET `Reading`[]: who of the staff opened a record of the caller's team. */
  readings: '/api/me/readings',
} as const;

function below(stream: string, what: string): string {
  return `/api/courses/${encodeURIComponent(stream)}/${what}`;
}

function inCourse(course: string | undefined): string {
  return course === undefined ? '' : `?course=${encodeURIComponent(course)}`;
}
