import { describe, expect, it } from '@jest/globals';
import { knowsSyncAlways, renderNatsConfig } from './nats-config.ts';
import { natsUsers, subjectPermissions } from './nats-permissions.ts';
import { randomNatsPasswords } from './credentials.ts';

describe('what a NATS user may do', () => {
  it('is to publish events of its own service alone; reporting, gateway and operator publish none', () => {
    const publishers = natsUsers.map((user) =>
      subjectPermissions(user).publish.filter((subject) => subject.startsWith('evt.')),
    );
    expect(publishers).toEqual([['evt.directory.>'], ['evt.compliance.>'], [], [], []]);
  });

  it('never covers everything, or another service’s inbox', () => {
    for (const user of natsUsers) {
      const { publish, subscribe } = subjectPermissions(user);
      expect(
        [...publish, ...subscribe].filter((subject) =>
          /^(>|\*|\$JS\.>|\$JS\.API\.>|_INBOX\.>)/.test(subject),
        ),
      ).toEqual([]);
      expect(subscribe.filter((subject) => subject.startsWith('_INBOX'))).toEqual([`_INBOX_${user}.>`]);
    }
  });

  it('names only its own consumers on the streams it reads', () => {
    const consumers = subjectPermissions('compliance').publish.filter((subject) =>
      subject.startsWith('$JS.ACK.'),
    );
    expect(consumers).toHaveLength(8);
    for (const subject of consumers)
      expect(subject).toMatch(/^\$JS\.ACK\.EVT_DIRECTORY\.compliance-[0-7]\.>$/);
  });
});

describe('the configuration of nats-server', () => {
  const config = {
    host: '127.0.0.1',
    port: 1,
    monitorPort: 2,
    storeFolder: '/x',
    passwords: randomNatsPasswords(),
  };

  it('syncs every message only on servers that know how', () => {
    expect(['2.9.10', '2.10.0', '2.12.15', '3.0.0'].map(knowsSyncAlways)).toEqual([false, true, true, true]);
    expect(renderNatsConfig({ ...config, syncAlways: true })).toContain('sync_interval: always');
    expect(renderNatsConfig({ ...config, syncAlways: false })).not.toContain('sync_interval');
  });

  it('listens on the given address alone and names users in the account only', () => {
    const text = renderNatsConfig({ ...config, syncAlways: false });
    expect(text.match(/\d+\.\d+\.\d+\.\d+/g)).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(text).not.toContain('authorization');
  });
});
