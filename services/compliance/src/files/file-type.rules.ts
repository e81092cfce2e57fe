/** A kind of file that is taken as evidence. */
interface AcceptedType {
  mediaType: string;
  /** TEXT has no signature: it must be UTF-8 without control characters. ARCHIVE is a ZIP by design. */
  form: 'BINARY' | 'ARCHIVE' | 'TEXT';
}

const binary = (mediaType: string): AcceptedType => ({ mediaType, form: 'BINARY' });
const archive = (mediaType: string): AcceptedType => ({ mediaType, form: 'ARCHIVE' });
const text = (mediaType: string): AcceptedType => ({ mediaType, form: 'TEXT' });
const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/**
 * What is taken, by the name's extension: documents, tables, pictures. Nothing that a browser runs (HTML, SVG, scripts),
 * no macros, no archives.
 */
export const acceptedTypes: Readonly<Record<string, AcceptedType>> = {
  pdf: binary('application/pdf'),
  png: binary('image/png'),
  jpg: binary('image/jpeg'),
  jpeg: binary('image/jpeg'),
  webp: binary('image/webp'),
  tif: binary('image/tiff'),
  tiff: binary('image/tiff'),
  docx: archive(`${office}.wordprocessingml.document`),
  xlsx: archive(`${office}.spreadsheetml.sheet`),
  pptx: archive(`${office}.presentationml.presentation`),
  odt: archive(`${openDocument}.text`),
  ods: archive(`${openDocument}.spreadsheet`),
  odp: archive(`${openDocument}.presentation`),
  txt: text('text/plain'),
  csv: text('text/csv'),
};

/** Bytes of a file's beginning and end that are looked at. */
export const headBytes = 65_536;
/** The longest distance from the end at which the end record of a ZIP file is found: 22 bytes and a comment. */
export const tailBytes = 65_557;

/** Why a file is refused. */
export type FileRefusal =
  'EMPTY' | 'TOO_LARGE' | 'SIZE_DIFFERS' | 'TYPE_REFUSED' | 'TYPE_DIFFERS' | 'HASH_DIFFERS';

/** What was found out about a file while it was received. */
export interface FileFindings {
  head: Buffer;
  tail: Buffer;
  /** Media type by its signature; undefined where it has none. */
  sniffedType: string | undefined;
  /** Valid UTF-8 without control characters, from beginning to end. */
  isPlainText: boolean;
}

/** The type that a file's name promises, or null where such files are not taken. */
export function acceptedType(fileName: string): AcceptedType | null {
  const extension = /\.([a-z]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(acceptedTypes, extension) ? (acceptedTypes[extension] ?? null) : null;
}

/** Why the bytes are not what the name promises, or null. */
export function contentRefusal(fileName: string, findings: FileFindings): FileRefusal | null {
  const promised = acceptedType(fileName);
  if (!promised) return 'TYPE_REFUSED';
  if (promised.form === 'TEXT') return textRefusal(findings);
  if (findings.sniffedType !== promised.mediaType) return 'TYPE_DIFFERS';
  return isPolyglot(promised, findings) ? 'TYPE_REFUSED' : null;
}

function textRefusal({ sniffedType, isPlainText, head }: FileFindings): FileRefusal | null {
  if (sniffedType !== undefined || !isPlainText) return 'TYPE_DIFFERS';
  return markup.test(head.toString('latin1')) ? 'TYPE_REFUSED' : null;
}

const markup = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed)[\s>/]/i;
const pdfHeader = '%PDF-';
/** Readers take a PDF header anywhere in these first bytes. */
const pdfHeaderWithin = 1024;

/** Whether a file is something else besides: a ZIP (or JAR) behind a picture, a PDF in one, markup at the beginning. */
function isPolyglot({ mediaType, form }: AcceptedType, { head, tail }: FileFindings): boolean {
  if (form === 'BINARY' && endsAsZip(tail)) return true;
  const pdfAt = head.subarray(0, pdfHeaderWithin).indexOf(pdfHeader);
  if (pdfAt > 0 || (pdfAt === 0 && mediaType !== 'application/pdf')) return true;
  return markup.test(head.subarray(0, pdfHeaderWithin).toString('latin1'));
}

const zipEnd = Buffer.from('PK\x05\x06', 'latin1');
const zipEndBytes = 22;

/** Whether the end of a ZIP's directory stands near the end, with a comment that fits behind it (APPNOTE 4.3.16). */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf(zipEnd); at >= 0; at = at > 0 ? tail.lastIndexOf(zipEnd, at - 1) : -1) {
    const rest = tail.length - at - zipEndBytes;
    if (rest >= 0 && tail.readUInt16LE(at + zipEndBytes - 2) <= rest) return true;
  }
  return false;
}
