/**
 * Loaded into every program that the runner starts (`node --import`): when the runner is killed, its
 * end of the channel closes, and the program stops as if it had been asked to.
 */
const graceMs = 20_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMs).unref();
});
// The listener would otherwise keep the program alive after its work is done.
process.channel?.unref();
