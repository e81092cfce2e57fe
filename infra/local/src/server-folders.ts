/** Where root keeps what its server account cannot reach elsewhere. */
export const sharedServerFolder = '/var/lib/rasad';
