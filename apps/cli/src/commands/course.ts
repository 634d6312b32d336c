import type { Command } from 'commander';
import { addCourseExport } from './course-export.ts';
import { addCourseReport } from './course-report.ts';
import { addCourseSimulate } from './course-simulate.ts';

/** `tracecraft course`: a whole course played, taken out, and reported on. */
export function addCourse(program: Command): void {
  const course = program.command('course').description('play a sample course, export one, or report on one');
  addCourseSimulate(course);
  addCourseExport(course);
  addCourseReport(course);
}
