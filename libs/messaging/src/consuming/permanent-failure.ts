/** Thrown by an event handler whose event will never succeed: it is parked at once instead of tried again. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
