import { Controller, Get, Module, Res, type DynamicModule, type InjectionToken } from '@nestjs/common';
import { Inject } from '@nestjs/common';
import {
  HealthCheckService,
  TerminusModule,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { Response } from 'express';

/** One named check; `up: false` makes the service unready, details are shown either way. */
export interface ReadinessCheck {
  name: string;
  check: () => Promise<{ up: boolean } & Record<string, unknown>>;
}

const readinessChecks = Symbol('readinessChecks');

/** Told at shutdown, so that load balancers stop sending before the server stops answering. */
export class Readiness {
  private draining = false;

  /** From now on `/health/ready` says 503. */
  drain(): void {
    this.draining = true;
  }

  /** Whether the process is on its way out. */
  get isDraining(): boolean {
    return this.draining;
  }
}

/** `/health/live`: the process answers. `/health/ready`: it can do its work, with the reason where it cannot. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly readiness: Readiness,
    @Inject(readinessChecks) private readonly checks: ReadinessCheck[],
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<HealthCheckResult | { status: string }> {
    if (this.readiness.isDraining) {
      response.status(503);
      return { status: 'draining' };
    }
    return this.health.check(this.checks.map((check) => () => runCheck(check)));
  }
}

async function runCheck({ name, check }: ReadinessCheck): Promise<HealthIndicatorResult> {
  try {
    const { up, ...details } = await check();
    return { [name]: { status: up ? 'up' : 'down', ...details } };
  } catch (error) {
    return { [name]: { status: 'down', reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** Health endpoints over a service's own checks. */
@Module({})
export class HealthModule {
  static forRootAsync(options: {
    inject?: InjectionToken[];
    useFactory: (...dependencies: never[]) => ReadinessCheck[];
  }): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers: [
        Readiness,
        {
          provide: readinessChecks,
          inject: options.inject ?? [],
          useFactory: options.useFactory as (...dependencies: unknown[]) => ReadinessCheck[],
        },
      ],
      exports: [Readiness],
    };
  }
}
