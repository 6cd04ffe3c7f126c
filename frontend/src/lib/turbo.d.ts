// What we use of Turbo, which comes without types. https://turbo.hotwired.dev/reference/events
declare module "@hotwired/turbo" {
  export function visit(location: string, options?: { action?: "advance" | "replace" | "restore"; frame?: string }): void;
  export const cache: { clear(): void };
  export const session: { drive: boolean };
}

interface TurboVisitEvent extends CustomEvent {
  readonly detail: { readonly url: string; readonly action: "advance" | "replace" | "restore" };
}

interface DocumentEventMap {
  "turbo:before-visit": CustomEvent<{ readonly url: string }>;
  "turbo:visit": TurboVisitEvent;
  "turbo:load": CustomEvent<{ readonly url: string }>;
  "turbo:submit-end": CustomEvent<{ readonly success?: boolean }>;
  "turbo:render": CustomEvent;
  "turbo:before-cache": CustomEvent;
}
