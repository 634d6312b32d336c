import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PRINT_FONTS, type Typeset } from '@tracecraft/documents';

/** A document to set, and the number its answer bears. */
export interface SetDocument {
  readonly id: number;
  readonly document: Typeset;
}

/** The PDF, or why there is none. */
export type DocumentSet =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failed: string };

const documents = createRequire(import.meta.resolve('@tracecraft/documents'));
const fontBlobs = PRINT_FONTS.map((specifier) => readFileSync(documents.resolve(specifier)));
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });

parentPort?.on('message', ({ id, document }: SetDocument) => {
  parentPort?.postMessage(setDocument(id, document));
});

function setDocument(id: number, { template, data, at }: Typeset): DocumentSet {
  try {
    const made = compiler.compile({ mainFileContent: template, inputs: { data }, resetRead: true });
    const reasons = made.takeDiagnostics()?.shortDiagnostics;
    if (made.result === null) return { id, failed: JSON.stringify(reasons) };
    const options = { pdfStandard: 'a-3a', creationTimestamp: Math.floor(at / 1_000) };
    const pdf = new Uint8Array(compiler.pdf(made.result, options));
    compiler.evictCache(10);
    return { id, pdf };
  } catch (problem) {
    return { id, failed: String(problem) };
  }
}
