import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { poolSettings, tolerateBrokenConnections } from './database-pool.js';

/** As much of a data source as these functions see. */
function dataSourceWith(master: unknown): DataSource {
  return { driver: { master } } as unknown as DataSource;
}

describe('tolerateBrokenConnections', () => {
  it('takes the error of a connection that breaks before its user listens to it', () => {
    const pool = new EventEmitter();
    tolerateBrokenConnections(dataSourceWith(pool));
    const client = new EventEmitter();
    expect(() => client.emit('error', new Error('terminated'))).toThrow('terminated');
    pool.emit('acquire', client);
    pool.emit('acquire', client);
    expect(() => client.emit('error', new Error('terminated'))).not.toThrow();
    expect(client.listenerCount('error')).toBe(1);
  });

  it('leaves a data source without a pool alone', () => {
    expect(() => tolerateBrokenConnections({} as DataSource)).not.toThrow();
  });
});

describe('poolSettings', () => {
  it('has the password, which the pool hides', () => {
    const options = Object.defineProperty({ user: 'a' }, 'password', { value: 'secret', enumerable: false });
    expect(poolSettings(dataSourceWith({ options }))).toEqual({ user: 'a', password: 'secret' });
    expect(poolSettings(dataSourceWith(undefined))).toBeUndefined();
  });
});
