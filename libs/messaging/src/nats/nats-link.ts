import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { atMost, pause } from '../pause.js';

/** There is no connection to NATS at the moment. */
export class NatsUnavailable extends Error {
  override readonly name = 'NatsUnavailable';
}

/** How the connection to NATS stands. */
export interface NatsLinkStatus {
  connected: boolean;
  /** What happened last, in a word. */
  detail: string;
}

const drainLimitMs = 1_000;

type ConnectListener = (connection: NatsConnection) => void;

/** The process's connection to NATS: made in the background and made again for ever; nothing waits for it. */
@Injectable()
export class NatsLink implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(NatsLink.name);
  private readonly stopping = new AbortController();
  private readonly connectListeners = new Set<ConnectListener>();
  private readonly upListeners: (() => void)[] = [];
  private current: NatsConnection | undefined;
  private state: NatsLinkStatus = { connected: false, detail: 'connecting' };
  private running: Promise<void> | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly metrics: MessagingMetrics,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
  }

  /** Starts connecting; called by Nest, and by whoever uses the link without a Nest application. */
  start(): void {
    this.running ??= this.keepConnected();
  }

  /** The open connection. @throws NatsUnavailable while there is none. */
  get connection(): NatsConnection {
    if (!this.current || !this.state.connected) throw new NatsUnavailable(`NATS: ${this.state.detail}`);
    return this.current;
  }

  status(): NatsLinkStatus {
    return { ...this.state };
  }

  /**
   * Calls the listener with every connection object: subscriptions made on it survive its reconnects.
   * @returns ends the calls.
   */
  onConnect(listener: ConnectListener): () => void {
    this.connectListeners.add(listener);
    if (this.current) listener(this.current);
    return () => this.connectListeners.delete(listener);
  }

  /** Calls the listener whenever the connection is up (again). */
  onUp(listener: () => void): void {
    this.upListeners.push(listener);
    if (this.state.connected) listener();
  }

  /** Publishes a message that nobody depends on; drops it while there is no connection. */
  publish(subject: string, data: string): void {
    if (!this.current || !this.state.connected) return;
    try {
      this.current.publish(subject, data);
    } catch (error) {
      this.logger.warn({ msg: 'message dropped', subject, err: error });
    }
  }

  /** Sends what is buffered and closes, within the shutdown limit. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const connection = this.current;
    if (connection && !connection.isClosed()) {
      await atMost(drainLimitMs, connection.drain());
      await atMost(drainLimitMs, connection.close());
    }
    this.setState(false, 'closed');
  }

  private async keepConnected(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.connectOnce();
      } catch (error) {
        this.setState(false, error instanceof Error ? error.message : 'failed');
        this.logger.warn({ msg: 'no connection to NATS', err: error });
      }
      await pause(500 + 500 * Math.random(), this.stopping.signal);
    }
  }

  /** Connects and returns when the connection is closed for good, which the client does on refused credentials. */
  private async connectOnce(): Promise<void> {
    const connection = await connect(this.connectionOptions());
    if (this.stopping.signal.aborted) return connection.close();
    this.current = connection;
    this.setState(true, 'connected');
    void this.followStatus(connection);
    this.connectListeners.forEach((listener) => listener(connection));
    this.upListeners.forEach((listener) => listener());
    const error = await connection.closed();
    this.current = undefined;
    this.setState(false, error instanceof Error ? error.message : 'closed');
  }

  private connectionOptions(): ConnectionOptions {
    const url = new URL(this.options.natsUrl);
    return {
      servers: url.host,
      user: url.username ? decodeURIComponent(url.username) : undefined,
      pass: url.password ? decodeURIComponent(url.password) : undefined,
      name: this.options.service,
      inboxPrefix: `_INBOX_${this.options.service}`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      reconnectJitter: 250,
      timeout: 3_000,
      // An error object made ahead for every publish and request costs more than sending it.
      noAsyncTraces: true,
      // A server that is paused keeps the socket open; only missing answers to pings show it.
      pingInterval: 5_000,
      maxPingOut: 2,
    };
  }

  private async followStatus(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.setState(false, 'disconnected');
      if (status.type === 'reconnect') {
        this.setState(true, 'connected');
        this.upListeners.forEach((listener) => listener());
      }
      if (status.type === 'error') this.logger.warn({ msg: 'NATS error', err: status.error });
    }
  }

  private setState(connected: boolean, detail: string): void {
    this.state = { connected, detail };
    this.metrics.natsConnected.set(connected ? 1 : 0);
  }
}
