import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PRINT_FONTS, type Typesetter } from '@tracecraft/documents';

let compiler: NodeCompiler | null = null;

/** Typst with the fonts that ship with the documents room. It reads no other file and asks nobody. */
export const typst: Typesetter = {
  async pdf({ template, data, at }) {
    compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: PRINT_FONTS.map(fontBytes) }] });
    const made = compiler.compile({ mainFileContent: template, inputs: { data }, resetRead: true });
    if (made.result === null) {
      made.printErrors();
      throw new Error('the document could not be set');
    }
    const options = { pdfStandard: 'a-3a', creationTimestamp: Math.floor(at / 1_000) };
    const pdf = new Uint8Array(compiler.pdf(made.result, options));
    compiler.evictCache(10);
    return pdf;
  },
};

function fontBytes(specifier: string): Buffer {
  const documents = createRequire(import.meta.resolve('@tracecraft/documents'));
  return readFileSync(documents.resolve(specifier));
}
