/**
 * Sixty records with one fault each: what every fault changes among the verdicts of the sixty practices.
 * node e2e/scripts/seeded-faults.ts [--only CODE,CODE] [--json]
 * Exit 0: each changes exactly what content/records/faults.yaml says. Else 1.
 */
import { parseArgs } from 'node:util';
import { allFaults, seededFaults } from '../../packages/workbench/test/records/seeded-faults.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' } } });
const only = values.only?.split(',');
const rows = allFaults().filter(({ code }) => only === undefined || only.includes(code));
let [exact, compared] = [0, 0];

for await (const fault of seededFaults(rows)) {
  const { row, changes } = fault;
  const same = JSON.stringify(changes) === JSON.stringify(row.changes);
  exact += same ? 1 : 0;
  compared += fault.compared;
  const { kind, line } = row.mutation;
  if (values.json === true) console.log(JSON.stringify({ ...row, found: changes, same }));
  else {
    console.log(`${same ? 'same ' : 'OTHER'} ${row.code} ${row.record}: ${kind} '${line}'`);
    for (const change of changes) console.log(`        ${change}`);
  }
}
console.log(`${exact}/${rows.length} change exactly the expected verdicts, ${compared} verdicts compared`);
process.exitCode = exact === rows.length && rows.length > 0 ? 0 : 1;
