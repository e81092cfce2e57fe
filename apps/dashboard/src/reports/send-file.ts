/** Where the graph wants a file to be sent. */
export interface UploadSlot {
  url: string;
  headers: readonly { name: string; value: string }[];
}

/** The server took the bytes, said in words why not, or could not be reached. */
export type Sent = { ok: true } | { ok: false; message: string | null };

/** SHA-256 of a file, hexadecimal, as the server computes it. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends the bytes of a file. By XMLHttpRequest, since `fetch` does not tell how much of a body has gone.
 * @param onProgress is told the share that has gone, 0 to 1.
 * @param signal breaks the transfer off; the server then keeps nothing of it.
 */
export function sendFile(
  file: Blob,
  { url, headers }: UploadSlot,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status === 200 ? { ok: true } : refusalIn(request.responseText));
    request.onerror = () => resolve({ ok: false, message: null });
    request.onabort = () => resolve({ ok: false, message: null });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The service answers refusals as the graph does. */
function refusalIn(text: string): Sent {
  try {
    const { errors } = JSON.parse(text) as {
      errors?: { message?: string; extensions?: { code?: string } }[];
    };
    const [error] = errors ?? [];
    const isOfTheFile = error?.extensions?.code === 'INVALID';
    return { ok: false, message: isOfTheFile ? (error?.message ?? null) : null };
  } catch {
    return { ok: false, message: null };
  }
}
