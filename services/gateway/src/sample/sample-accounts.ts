import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { localizedText, role } from '@rasad/event-contracts';
import { z } from 'zod';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';

const sampleAccount = z.object({ username: z.string(), name: localizedText, role, title: localizedText });

/** A sign-in that the sample mode offers. */
export type SampleAccount = z.infer<typeof sampleAccount>;

/** The sign-ins that the sample mode offers, in the order of its file. */
@Injectable()
export class SampleAccounts {
  readonly all: readonly SampleAccount[];

  constructor(@Inject(GATEWAY_ENV) env: GatewayEnv) {
    this.all = env.RASAD_SAMPLE_MODE
      ? z.array(sampleAccount).parse(JSON.parse(readFileSync(env.RASAD_SAMPLE_ACCOUNTS, 'utf8')))
      : [];
  }
}
