import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Charter } from './charter.rules.js';

@Entity('charter')
export class CharterEntity implements Charter {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('integer') version: number;
  @Column('date', { name: 'followed_on', nullable: true }) followedOn: string | null;
}
