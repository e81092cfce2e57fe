/** What a browser tells about where a request comes from and what it carries. */
export interface BrowserRequest {
  method: string;
  origin: string | undefined;
  contentType: string | undefined;
  /** `sec-fetch-site`, where the browser sends it. */
  fetchSite: string | undefined;
  /** A header that no form and no image can send: `x-rasad-client` or `graphql-require-preflight`. */
  hasCustomHeader: boolean;
}

/** Origins from which a request with a cookie is taken. */
export interface TrustedOrigins {
  /** The address that browsers see. */
  own: string;
  others: readonly string[];
}

const formTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** A request body's type without parameters, in lower case. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType?.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether another site's page could have made a browser send a body of this type without asking first. */
export function isFormType(contentType: string | undefined): boolean {
  return contentType === undefined || formTypes.includes(mediaTypeOf(contentType));
}

/** Whether a page of another site sent it. Requests that name no origin are not from a page's script or form. */
export function isForeignOrigin(
  { origin, fetchSite }: Pick<BrowserRequest, 'origin' | 'fetchSite'>,
  trusted: TrustedOrigins,
): boolean {
  if (origin !== undefined) return origin !== trusted.own && !trusted.others.includes(origin);
  return fetchSite === 'cross-site';
}

/** Whether a request that is known by its cookie alone could be forged by another site's page. */
export function isForgeable(request: BrowserRequest, trusted: TrustedOrigins): boolean {
  if (isForeignOrigin(request, trusted)) return true;
  if (request.hasCustomHeader) return false;
  return request.method !== 'POST' || isFormType(request.contentType);
}
