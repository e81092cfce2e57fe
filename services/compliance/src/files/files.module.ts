import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PrincipalVerifier } from '@rasad/service-kit';
import { FileLinks } from './file-links.js';
import { FileStore } from './file-store.js';
import { FILES_SETTINGS, type FilesSettings } from './files.settings.js';
import { FolderStore } from './folder.store.js';
import { ClamdScanner } from './virus-scanner.js';

/** Injection token of the ClamdScanner; null where files are not scanned. */
export const VIRUS_SCANNER = Symbol('VIRUS_SCANNER');

/** Storage of files, links to them, and their scanner. */
@Module({})
export class FilesModule {
  static for(settings: FilesSettings): DynamicModule {
    const providers: Provider[] = [
      { provide: FILES_SETTINGS, useValue: settings },
      { provide: FileStore, useFactory: () => openStore(settings) },
      {
        provide: PrincipalVerifier,
        useFactory: () => PrincipalVerifier.fromJwk(settings.principalPublicKey, 'compliance'),
      },
      { provide: FileLinks, useValue: new FileLinks(settings.linkSecret) },
      {
        provide: VIRUS_SCANNER,
        useValue: settings.clamdAddress ? new ClamdScanner(settings.clamdAddress) : null,
      },
    ];
    return {
      module: FilesModule,
      global: true,
      providers,
      exports: [FILES_SETTINGS, PrincipalVerifier, FileStore, FileLinks, VIRUS_SCANNER],
    };
  }
}

/** The store, ready to be written to. */
async function openStore({ store }: FilesSettings): Promise<FileStore> {
  const opened = store.kind === 'folder' ? new FolderStore(store.folder) : await openBucket(store);
  await opened.prepare();
  return opened;
}

/** The S3 client is large; it is loaded only where it is used. */
async function openBucket(settings: Extract<FilesSettings['store'], { kind: 's3' }>): Promise<FileStore> {
  const { S3Store } = await import('./s3.store.js');
  return new S3Store(settings);
}
