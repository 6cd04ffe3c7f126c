import { Controller } from "@hotwired/stimulus";
import { kilometres } from "../lib/distance";

/** Sorts places by distance. Where the patron is stays on the device: nothing is sent. */
export default class NearController extends Controller<HTMLElement> {
  static override targets = ["list", "place", "far", "button"];
  declare readonly listTargets: HTMLElement[];
  declare readonly placeTargets: HTMLElement[];
  declare readonly buttonTarget: HTMLButtonElement;

  ask(): void {
    if (!("geolocation" in navigator)) return this.say(this.buttonTarget.dataset["failed"]);
    this.buttonTarget.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.sort(coords.latitude, coords.longitude),
      () => this.say(this.buttonTarget.dataset["failed"]),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  }

  private sort(latitude: number, longitude: number): void {
    const away = new Map<HTMLElement, number>();
    for (const place of this.placeTargets) {
      const { latitude: north, longitude: east } = place.dataset;
      const far = north && east ? kilometres([latitude, longitude], [Number(north), Number(east)]) : Infinity;
      away.set(place, far);
      if (Number.isFinite(far)) this.tell(place, far);
    }
    const nearest = (list: HTMLElement): number => Math.min(...[...list.children].map((each) => away.get(each as HTMLElement) ?? Infinity));
    for (const list of this.listTargets) arrange(list, (each) => away.get(each) ?? Infinity);
    const sections = this.listTargets.flatMap((list) => list.closest<HTMLElement>("section") ?? []);
    if (sections.length > 1) {
      sections.sort((one, other) => nearest(listOf(one)) - nearest(listOf(other)));
      sections[0]?.parentElement?.append(...sections);
    }
    this.say(this.buttonTarget.dataset["done"]);
  }

  private tell(place: HTMLElement, far: number): void {
    const words = place.querySelector<HTMLElement>("[data-near-target='far']");
    if (!words) return;
    const { unit, point } = this.buttonTarget.dataset; // browsers do not know how every language writes numbers
    const digits = String(far < 20 ? Math.round(far * 10) / 10 : Math.round(far)).replace(".", point ?? ".");
    words.textContent = (unit ?? "{} km").replace("{}", digits);
    words.hidden = false;
  }

  private say(words: string | undefined): void {
    this.buttonTarget.removeAttribute("aria-busy");
    const announcer = document.getElementById("announcer");
    if (announcer && words) announcer.textContent = words;
    if (words) this.buttonTarget.textContent = words;
    this.buttonTarget.disabled = true;
  }
}

/** The children of a list, the smallest first. */
function arrange(list: HTMLElement, far: (each: HTMLElement) => number): void {
  const own = [...list.children].filter((each): each is HTMLElement => each instanceof HTMLElement);
  list.append(...own.sort((one, other) => far(one) - far(other)));
}

function listOf(section: HTMLElement): HTMLElement {
  return section.querySelector<HTMLElement>("[data-near-target='list']") ?? section;
}
