// Asks the service in this container whether it can do its work; exit code 0 means yes.
const { RASAD_HTTP_PORT, RASAD_PORT } = process.env;
const port = RASAD_HTTP_PORT ?? RASAD_PORT ?? '4000';
const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, {
  signal: AbortSignal.timeout(4_000),
}).catch((error) => ({ ok: false, status: String(error) }));
if (!answer.ok) console.error(`not ready: ${answer.status}`);
process.exit(answer.ok ? 0 : 1);
