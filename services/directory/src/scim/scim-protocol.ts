import SCIMMY from 'scimmy';

/** Path of the service's SCIM resources, the same here as at the gateway. */
export const scimPath = '/scim/v2';

/** Most resources that one page holds. */
export const maxPage = 200;

/** Attributes of the standard's user that the directory has nothing for; what is sent of them is left out. */
const unknownAttributes = [
  'nickName',
  'profileUrl',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
  'password',
  'phoneNumbers',
  'ims',
  'photos',
  'addresses',
  'entitlements',
  'roles',
  'x509Certificates',
];

SCIMMY.Schemas.User.definition.truncate(...unknownAttributes);
SCIMMY.Config.set({
  documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644',
  patch: true,
  filter: { supported: true, maxResults: maxPage },
  sort: false,
  etag: true,
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'The access token of a service account with the right to provision.',
      specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
    },
  ],
});

/** The library's singleton, configured for this service. */
export const scim = SCIMMY;

/** A failure in the form that SCIM has for it (RFC 7644, 3.12). */
export function scimError(status: number, scimType: string | null, detail: string): Error {
  return new SCIMMY.Types.Error(status, scimType as never, detail);
}

/** A resource's version as an entity tag; weak, since several spellings of one resource are equal (RFC 7644, 3.14). */
export function entityTag(version: number): string {
  return `W/"${version}"`;
}
