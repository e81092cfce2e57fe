import { readFileSync } from 'node:fs';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();

/** Checks documents against the official schema of Akoma Ntoso 3.0. */
export class AknSchema {
  readonly #schema: XmlDocument;
  readonly #validator: XsdValidator;

  constructor() {
    const file = new URL('./schema/akomantoso30.xsd', import.meta.url);
    this.#schema = XmlDocument.fromBuffer(readFileSync(file), { url: file.pathname });
    this.#validator = XsdValidator.fromDoc(this.#schema);
  }

  /** What the schema has against a document. */
  errorsIn(xml: string): string[] {
    const document = XmlDocument.fromString(xml);
    try {
      this.#validator.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ message, line }) => `line ${line}: ${message.trim()}`);
    } finally {
      document.dispose();
    }
  }

  /** Frees what the library holds outside of the heap. */
  dispose(): void {
    this.#validator.dispose();
    this.#schema.dispose();
  }
}
