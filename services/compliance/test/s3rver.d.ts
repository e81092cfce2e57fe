declare module 's3rver' {
  import type { AddressInfo } from 'node:net';

  /** A server that speaks S3, on a folder; it checks who signed, though not the signature. */
  export default class S3rver {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string; configs: string[] }[];
    });
    run(): Promise<AddressInfo>;
    close(): Promise<void>;
  }
}
