import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { printSubgraphSchema } from '@apollo/subgraph';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { Module, type InjectionToken, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { subgraphSchemaOptions } from './schema-options.js';

/**
 * The federation SDL of a service's resolvers, made without a database or a server.
 * @param resolvers the resolver classes of the service; they are never called.
 */
export async function subgraphSdl(resolvers: Type[]): Promise<string> {
  @Module({
    imports: [
      GraphQLModule.forRoot<ApolloFederationDriverConfig>({
        driver: ApolloFederationDriver,
        ...subgraphSchemaOptions,
        graphiql: false,
      }),
    ],
    providers: [...resolvers, ...emptyDependencies(resolvers)],
  })
  class SchemaModule {}
  const app = await NestFactory.create(SchemaModule, { logger: ['error'] });
  await app.init();
  const sdl = printSubgraphSchema(app.get(GraphQLSchemaHost).schema);
  await app.close();
  return `${sdl}\n`;
}

/** Writes `subgraphSdl` to a file. */
export async function emitSchema(resolvers: Type[], file: string): Promise<void> {
  await writeFile(file, await subgraphSdl(resolvers));
}

function emptyDependencies(resolvers: Type[]): Provider[] {
  const tokens = new Set<InjectionToken>();
  for (const resolver of resolvers) {
    const byType = (Reflect.getMetadata('design:paramtypes', resolver) ?? []) as InjectionToken[];
    const byToken = (Reflect.getMetadata('self:paramtypes', resolver) ?? []) as { param: InjectionToken }[];
    for (const token of [...byType, ...byToken.map(({ param }) => param)]) tokens.add(token);
  }
  return [...tokens].map((provide) => ({ provide, useValue: {} }));
}
