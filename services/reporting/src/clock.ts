import { Injectable } from '@nestjs/common';

/** The only one who knows what time it is; rules and queries take it as an argument. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
