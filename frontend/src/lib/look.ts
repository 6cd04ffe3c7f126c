// A patron's appearance settings, as the server keeps them: the cookie "look", and data attributes on <html>.
export type Look = Readonly<Record<string, string>>;

const COOKIE = "look";

/** What a cookie header says; unknown names are the server's business. */
export function read(cookies: string): Look {
  const found = cookies.split("; ").find((part) => part.startsWith(`${COOKIE}=`));
  return Object.fromEntries(new URLSearchParams(found?.slice(COOKIE.length + 1).replace(/^"|"$/g, "") ?? ""));
}

/** Pages kept on the phone may be older than the patron's choice: put on what was chosen last. */
export function wear(look: Look = read(document.cookie)): void {
  for (const [name, value] of Object.entries(look)) {
    if (/^[a-z]+$/.test(name)) document.documentElement.dataset[name] = value;
  }
}
