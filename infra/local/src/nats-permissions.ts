/** Who connects to NATS: one user per service, the gateway, and the operator's command line. */
export const natsUsers = ['directory', 'compliance', 'reporting', 'gateway', 'operator'] as const;
export type NatsUser = (typeof natsUsers)[number];

/** The subjects a user may publish to and subscribe to; everything else is refused. */
export interface SubjectPermissions {
  publish: string[];
  subscribe: string[];
}

const produces: readonly NatsUser[] = ['directory', 'compliance'];

/** Whose events each user reads. */
const readsEventsOf: Partial<Record<NatsUser, readonly NatsUser[]>> = {
  compliance: ['directory'],
  reporting: ['directory', 'compliance'],
};

/** What a user may do on the one account: own subjects, own stream, own consumers on its sources' streams, replies. */
export function subjectPermissions(user: NatsUser): SubjectPermissions {
  const everyone = { publish: ['$JS.API.INFO'], subscribe: [`_INBOX_${user}.>`] };
  const parts = [everyone, user === 'operator' ? operatorSubjects : serviceSubjects(user)];
  if (user === 'gateway') parts.push(gatewaySubjects);
  if (produces.includes(user)) parts.push(producerSubjects(user));
  for (const source of readsEventsOf[user] ?? []) parts.push(readerSubjects(user, source));
  return {
    publish: parts.flatMap((part) => part.publish),
    subscribe: parts.flatMap((part) => part.subscribe),
  };
}

/** The gateway asks services to administer themselves for callers whose role allows it, and hears of changed grants and accounts. */
const gatewaySubjects: SubjectPermissions = {
  publish: ['admin.>'],
  subscribe: ['grant', 'person', 'service-account'].map((aggregate) => `evt.directory.*.${aggregate}.>`),
};

const operatorSubjects: SubjectPermissions = {
  publish: [
    'admin.>',
    '$JS.API.STREAM.NAMES',
    '$JS.API.STREAM.LIST',
    '$JS.API.STREAM.INFO.*',
    '$JS.API.CONSUMER.LIST.*',
  ],
  subscribe: ['head.*', 'change.>'],
};

/** `wake.X` pings the other replicas of a service, `change.X.…` tells readers that a view changed. */
function serviceSubjects(service: NatsUser): SubjectPermissions {
  return {
    publish: [`wake.${service}`, `change.${service}.>`],
    subscribe: [`wake.${service}`, 'change.>', `admin.${service}.>`],
  };
}

function producerSubjects(service: NatsUser): SubjectPermissions {
  const stream = streamOf(service);
  const calls = ['CREATE', 'UPDATE', 'INFO', 'DELETE', 'PURGE', 'MSG.GET'];
  return {
    publish: [
      `evt.${service}.>`,
      `head.${service}`,
      ...calls.map((call) => `$JS.API.STREAM.${call}.${stream}`),
    ],
    subscribe: [`log.read.${service}`],
  };
}

function readerSubjects(reader: NatsUser, source: NatsUser): SubjectPermissions {
  const stream = streamOf(source);
  const consumers = lanes.flatMap((lane) => consumerSubjects(stream, `${reader}-${lane}`));
  return {
    publish: [`log.read.${source}`, `$JS.API.STREAM.INFO.${stream}`, ...consumers],
    subscribe: [`head.${source}`, `evt.${source}.>`],
  };
}

/** A service has one durable consumer for each lane of a source's stream, and may touch no other's. */
const lanes = [0, 1, 2, 3, 4, 5, 6, 7];

function consumerSubjects(stream: string, consumer: string): string[] {
  const calls = ['INFO', 'DELETE', 'MSG.NEXT', 'CREATE', 'DURABLE.CREATE'];
  return [
    ...calls.map((call) => `$JS.API.CONSUMER.${call}.${stream}.${consumer}`),
    // From 2.9 on the subject of a creation may end with the consumer's filter.
    `$JS.API.CONSUMER.CREATE.${stream}.${consumer}.>`,
    `$JS.ACK.${stream}.${consumer}.>`,
  ];
}

function streamOf(service: NatsUser): string {
  return `EVT_${service.toUpperCase()}`;
}
