import { COURSE_STAFF } from '@tracecraft/course';
import { credentialBytes, printReport, signStatusList, type PrintedReport } from '@tracecraft/documents';
import { requests, type SignedCertificate } from '@tracecraft/protocol';
import { nodeHashing } from '../adapters/node-hashing.ts';
import { typst } from '../adapters/typst.ts';
import { issueCertificate } from '../certificates/issue-certificate.ts';
import { printCertificates } from '../certificates/print-certificates.ts';
import { wordsIn } from '../words.ts';
import type { CourseRecord } from '../courses/course-record.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { AddRoute, Call } from '../http/app.ts';
import { readShape } from '../http/read-body.ts';
import { courseReport } from '../results/course-report.ts';
import type { Services } from '../services.ts';
import { signedIn } from './session.ts';

/** What leaves a course signed or in print. */
export function certificateRoutes(add: AddRoute, services: Services): void {
  const named = async ({ params }: Call): Promise<CourseRecord> => {
    const record = await services.courses.of(params['stream'] ?? '');
    if (record === null) throw new ApiProblem('course.unknown');
    return record;
  };
  const print = async (call: Call): Promise<PrintedReport> => {
    const { phrases, draft } = wordsIn(asked(call, 'lang'), 'certificate', ['course']);
    return printReport(await courseReport(services, await named(call)), phrases, draft);
  };
  add('POST /api/courses/:stream/certificates', async (call): Promise<SignedCertificate> => {
    const { account } = readShape(requests.certificate, call.request.body);
    return issueCertificate(services, await named(call), account);
  });
  add('GET /api/courses/:stream/certificates.pdf', async (call) => {
    const record = await named(call);
    const reader = signedIn(call.caller.account);
    const staff = COURSE_STAFF.has(record.roleOf(reader) ?? '');
    const account = staff ? asked(call, 'account') : reader.id;
    return sendFile(
      call,
      'application/pdf',
      'certificates.pdf',
      await printCertificates(services, record, account),
    );
  });
  add('GET /api/courses/:stream/status.json', async (call) => {
    const { agency, now } = services;
    const list = await signStatusList(nodeHashing, (await named(call)).whole, agency, now());
    return sendFile(call, 'application/json; charset=utf-8', 'status.json', credentialBytes(list));
  });
  add('GET /api/courses/:stream/report.pdf', async (call) =>
    sendFile(call, 'application/pdf', 'programme-report.pdf', await typst.pdf((await print(call)).typeset)),
  );
  add('GET /api/courses/:stream/report.html', async (call) => {
    const { html } = await print(call);
    return sendFile(call, 'text/html; charset=utf-8', 'programme-report.html', Buffer.from(html));
  });
}

/** A query parameter, or null. */
function asked({ request }: Call, name: string): string | null {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : null;
}

function sendFile({ reply }: Call, type: string, name: string, bytes: Uint8Array): unknown {
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}
