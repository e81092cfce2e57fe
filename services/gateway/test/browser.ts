import { parseSetCookie } from 'cookie';

/** A browser as far as sign-in goes: it keeps cookies by path, follows redirects when told to, names its origin. */
export class Browser {
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>();

  constructor(readonly home: string) {}

  /** Opens an address; redirects are not followed. */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.home);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...this.cookieHeader(url),
        ...(init.headers as Record<string, string>),
      },
    });
    this.keep(response);
    return response;
  }

  /** Opens an address and follows redirects to the end. @returns the last answer and where it was. */
  async visit(path: string, init: RequestInit = {}): Promise<{ response: Response; path: string }> {
    let response = await this.open(path, init);
    let url = new URL(path, this.home);
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops++) {
      url = new URL(response.headers.get('location') ?? '', url);
      response = await this.open(url.href);
    }
    return { response, path: `${url.pathname}${url.search}` };
  }

  /** Sends a form of a page of the site. */
  submit(path: string, fields: Record<string, string>): RequestInit & { path: string } {
    return {
      path,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.home },
      body: new URLSearchParams(fields).toString(),
    };
  }

  /** Signs in with a press on a sample user's button. */
  async signIn(username: string): Promise<{ response: Response; path: string }> {
    const { path, ...init } = this.submit('/auth/sample-sign-in', { username });
    return this.visit(path, init);
  }

  cookie(name: string): string | undefined {
    return [...this.cookies.values()].find((cookie) => cookie.name === name)?.value;
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(`${name};/`, { name, value, path: '/' });
  }

  /** Asks the graph from a page of the site. */
  ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.open('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: this.home,
        ...headers,
      },
      body: JSON.stringify({ query }),
    });
  }

  private cookieHeader(url: URL): Record<string, string> {
    const sent = [...this.cookies.values()].filter(({ path }) => url.pathname.startsWith(path));
    return sent.length > 0 ? { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') } : {};
  }

  private keep(response: Response): void {
    for (const header of response.headers.getSetCookie()) {
      const { name, value, path = '/', maxAge, expires } = parseSetCookie(header);
      const isGone =
        maxAge === 0 || value === '' || (expires !== undefined && expires.getTime() < Date.now());
      if (isGone) this.cookies.delete(`${name};${path}`);
      else this.cookies.set(`${name};${path}`, { name, value: value ?? '', path });
    }
  }
}
