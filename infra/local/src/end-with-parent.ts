/**
 * Loaded into every service's process (`node --import`): when the runner is killed, its end of the
 * channel closes, and the service stops as if it had been asked to.
 */
const graceMs = 15_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});
